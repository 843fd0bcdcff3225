"""What is wrong with a lesson, in a sentence each, so that its author can put it right."""

from collections.abc import Callable, Iterator

from graphgui.answers.judging import Judge
from graphgui.engine.faults import fault_in
from graphgui.engine.graph.graph import Graph
from graphgui.lessons import tasks
from graphgui.lessons.beginning import project_at
from graphgui.lessons.gradient_task import healthy
from graphgui.lessons.lesson import Lesson, Step
from graphgui.lessons.ports import port_of
from graphgui.lessons.words import Words
from graphgui.ops import OPS
from graphgui.storage import file
from graphgui.storage.project import Project
from graphgui.words import Problem, mark_for_translation


def mistakes(lesson: Lesson) -> list[Problem]:
    """All that keeps a lesson from being taught as it stands; empty for one that is right."""
    found = list(_texts(lesson))
    for number, step in enumerate(lesson.file.steps, 1):
        try:
            project = project_at(lesson, number - 1)
        except Problem as problem:
            return [*found, problem]
        found += (_at(number, problem) for problem in _of_step(lesson, step, project))
    return found


def _at(number: int, problem: Problem) -> Problem:
    return Problem(mark_for_translation("problems", "Step {step}: {reason}"), step=number, reason=problem)


# the texts


def _texts(lesson: Lesson) -> Iterator[Problem]:
    wanted = len(lesson.file.steps)
    if not lesson.languages:
        try:
            lesson.text("")
        except Problem as problem:
            yield problem
    for language in lesson.languages:
        found = lesson.text(language)
        name = f"{language}.md"
        if len(found) != wanted:
            yield Problem(
                mark_for_translation(
                    "problems",
                    "{name} has {found} sections, and lesson.json {wanted} steps: each step has one section, "
                    "under a title that begins with “## ”.",
                ),
                name=name,
                found=len(found),
                wanted=wanted,
            )
        for section in found:
            if not any(block.kind == "task" for block in section.blocks):
                yield Problem(
                    mark_for_translation(
                        "problems",
                        "{name}: “{title}” does not say what to do: write that in a paragraph that begins "
                        "with “> ”.",
                    ),
                    name=name,
                    title=section.title,
                )
    for field, words in (("title", lesson.file.title), ("line", lesson.file.line)):
        yield from _words(field, words, lesson.languages)


def _words(field: str, words: Words, languages: tuple[str, ...]) -> Iterator[Problem]:
    for language in languages:
        if not words.get(language, "").strip():
            yield Problem(
                mark_for_translation("problems", "“{field}” says nothing in the language “{language}”: add it."),
                field=field,
                language=language,
            )


# the tasks


def _of_step(lesson: Lesson, step: Step, project: Project) -> Iterator[Problem]:
    for field, words in (("done", step.done), *(("hints", hint) for hint in step.hints)):
        if words:
            yield from _words(field, words, lesson.languages)
    task = step.task
    match task:
        case tasks.Choice(options):
            yield from _options(options, lesson.languages)
        case tasks.NumberAnswer():
            for foreseen in task.foreseen:
                yield from _words("reply", foreseen.reply, lesson.languages)
                if abs(foreseen.value - task.value) <= task.within * abs(task.value):
                    yield Problem(
                        mark_for_translation("problems", "The wrong number {value} counts as right, too."),
                        value=foreseen.value,
                    )
        case tasks.GradientAnswer():
            yield from _gradient(task, project)
            for answer in task.foreseen:
                yield from _words("reply", answer.reply, lesson.languages)
        case tasks.BuildGraph(like):
            yield from _raised(lambda: file.load(lesson.beside(like)))
        case tasks.AddNode(op) if op not in OPS:
            yield Problem(mark_for_translation("problems", "There is no operation “{op}”."), op=op)
        case tasks.ChooseNode(node):
            yield from _raised(lambda: project.graph[node])
        case tasks.ChooseWire(end):
            yield from _input(project.graph, end)
        case tasks.DrawWire(start, end):
            yield from _raised(lambda: _output(project.graph, start))
            yield from _input(project.graph, end)
        case tasks.StepThrough(port=str(port)) | tasks.MoveOne(port):
            yield from _raised(lambda: _port(project.graph, port))
        case tasks.Train(below=None, above=None, steps=1):
            yield Problem(
                mark_for_translation("problems", "Training needs a bound: give “below”, “above” or “steps”.")
            )
        case tasks.Accuse() | tasks.Repair() if fault_in(project.graph) is None:
            yield Problem(
                mark_for_translation(
                    "problems", "The graph has no broken gradient to be found: plant one, and save it so."
                )
            )
        case tasks.SetRate(least, most) if least > most:
            yield Problem(
                mark_for_translation("problems", "No rate is between {least} and {most}."), least=least, most=most
            )


def _options(options: tuple[tasks.Option, ...], languages: tuple[str, ...]) -> Iterator[Problem]:
    right = sum(option.right for option in options)
    if right != 1:
        yield Problem(
            mark_for_translation("problems", "{count} answers are marked as right: mark exactly one."), count=right
        )
    for option in options:
        yield from _words("text", option.text, languages)
        yield from _words("reply", option.reply, languages)


def _gradient(task: tasks.GradientAnswer, project: Project) -> Iterator[Problem]:
    """That the answers are what the lesson says they are."""
    port = port_of(task.port)
    try:
        _port(project.graph, task.port)
        plan = project.plan()
        assert plan.loss is not None
        judge = Judge(healthy(project.graph), project.feeds(), plan.parameters, plan.loss)
        answers = [(task.right, "right"), *((each.answer, each.diagnosis) for each in task.foreseen)]
        judged = [(text, wanted, judge.judge(port, text)) for text, wanted in answers]
    except Problem as problem:
        yield problem
        return
    for text, wanted, found in judged:
        if found.diagnosis != wanted:
            yield Problem(
                mark_for_translation(
                    "problems", "“{answer}” is said to be “{wanted}”, and is “{found}”: {reason}"
                ),
                answer=text,
                wanted=wanted,
                found=found.diagnosis,
                reason=found.says,
            )


def _raised(do: Callable[[], object]) -> Iterator[Problem]:
    try:
        do()
    except Problem as problem:
        yield problem


def _input(graph: Graph, text: str) -> Iterator[Problem]:
    yield from _raised(lambda: _port(graph, text))


def _output(graph: Graph, text: str) -> None:
    _port(graph, text)
    port = port_of(text)
    if graph[port.node].op.output != port.port:
        raise _no_port(text)


def _port(graph: Graph, text: str) -> None:
    port = port_of(text)
    if not port.node:
        raise _no_port(text)
    op = graph[port.node].op
    if port.port not in (op.output, *(each.name for each in op.inputs)):
        raise _no_port(text)


def _no_port(text: str) -> Problem:
    return Problem(
        mark_for_translation("problems", "There is no such port as {port}: write NODE.PORT."), port=text
    )
