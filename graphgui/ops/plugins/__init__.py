"""Operations of other packages: found, tried in a process of their own, imported, and kept from doing harm."""
