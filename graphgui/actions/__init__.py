"""What an action is, and what Qt makes of it; each action is declared where its thing is done."""
