"""The columns of a roadmap: activities, lanes and phases, by the headings of this program and of others.

Headings of MS Project and GanttProject are those of their own exports.
"""

from collections.abc import Mapping

from i18n import N_
from planning.exchange.tabular.columns import Field, Target

KINDS: Mapping[str, str] = {
    N_("Task"): "task",
    N_("Summary"): "summary",
    N_("Milestone"): "milestone",
}
MODES: Mapping[str, str] = {
    N_("Automatic"): "auto",
    N_("By hand"): "manual",
    "Auto Scheduled": "auto",
    "Manually Scheduled": "manual",
}
CONSTRAINTS: Mapping[str, str] = {
    N_("As soon as possible"): "ASAP",
    N_("As late as possible"): "ALAP",
    N_("Start no earlier than"): "SNET",
    N_("Start no later than"): "SNLT",
    N_("Finish no earlier than"): "FNET",
    N_("Finish no later than"): "FNLT",
    N_("Must start on"): "MSO",
    N_("Must finish on"): "MFO",
}
ENDS: Mapping[str, str] = {N_("Start"): "start", N_("Finish"): "finish", N_("Start and finish"): "both"}
DISTRIBUTIONS: Mapping[str, str] = {"PERT": "pert", N_("Triangular"): "triangular", N_("Uniform"): "uniform"}
ACTIVITIES = Target(
    "roadmap",
    "activities",
    N_("Activities"),
    (
        Field("id", N_("Id"), "id", ("key", "code", "编号")),
        Field("uid", N_("Number"), "whole", ("unique id", "uid", "no", "no.", "nr", "序号", "唯一标识号")),
        Field(
            "name",
            N_("Name"),
            "words",
            (
                "task name",
                "activity",
                "activity name",
                "task",
                "title",
                "任务名称",
                "任务",
                "活动",
                "活动名称",
            ),
            required=True,
        ),
        Field("level", N_("Outline level"), "level", ("level", "大纲级别")),
        Field(
            "lane",
            N_("Lane"),
            "reference",
            ("swimlane", "driver", "workstream", "泳道"),
            "lanes",
            required=True,
            makes=True,
        ),
        Field("parent", N_("Parent"), "reference", ("summary task", "parent id"), "activities"),
        Field("order", N_("Order"), "number"),
        Field("kind", N_("Kind"), "choice", ("type", "类型"), choices=KINDS),
        Field("mode", N_("Scheduling"), "choice", ("task mode", "mode", "任务模式"), choices=MODES),
        Field(
            "start",
            N_("Start"),
            "start",
            ("start date", "begin", "begin date", "from", "开始", "开始时间", "开始日期"),
        ),
        Field(
            "finish",
            N_("Finish"),
            "finish",
            ("finish date", "end", "end date", "to", "until", "完成", "完成时间", "结束日期", "结束"),
        ),
        Field("duration_minutes", N_("Duration"), "duration", ("duration (days)", "length", "工期")),
        Field("remaining_minutes", N_("Remaining duration"), "duration", ("剩余工期",)),
        Field("predecessors", N_("Predecessors"), "links", ("depends on", "前置任务")),
        Field(
            "progress",
            N_("Progress"),
            "share",
            ("% complete", "percent complete", "% done", "completion", "完成百分比", "进度"),
        ),
        Field("status", N_("Status"), "text", ("rag", "状态")),
        Field("status_reason", N_("Reason for the status"), "words"),
        Field("owner", N_("Owner"), "text", ("responsible", "assigned to", "负责人")),
        Field("cost", N_("Cost"), "amount", ("budget", "成本", "费用")),
        Field("deadline", N_("Deadline"), "finish", ("due", "due date", "期限", "截止日期")),
        Field("constraint", N_("Constraint"), "choice", ("constraint type", "限制类型"), choices=CONSTRAINTS),
        Field("constraint_date", N_("Constraint date"), "start", ("限制日期",)),
        Field("calendar", N_("Calendar"), "reference", ("task calendar", "任务日历"), "calendars"),
        Field("active", N_("Active"), "flag", ("活动状态",)),
        Field("actual_start", N_("Actual start"), "start", ("实际开始时间",)),
        Field("actual_finish", N_("Actual finish"), "finish", ("实际完成时间",)),
        Field("estimate.optimistic", N_("Optimistic duration"), "duration"),
        Field("estimate.likely", N_("Likely duration"), "duration"),
        Field("estimate.pessimistic", N_("Pessimistic duration"), "duration"),
        Field("estimate.distribution", N_("Distribution"), "choice", choices=DISTRIBUTIONS),
        Field("indicative", N_("Not dated by the source"), "choice", choices=ENDS),
        Field("date_basis", N_("What the dates rest on"), "words"),
        Field("date_paragraphs", N_("Paragraphs of the dates"), "list"),
        Field("paragraphs", N_("Paragraphs"), "list", ("paragraph", "source", "段次")),
        Field("documents", N_("Documents"), "list", ("hyperlink address", "web link", "link")),
        Field("notes", N_("Notes"), "words", ("note", "comment", "comments", "备注")),
    ),
    same=("name", "lane"),
)
LANES = Target(
    "roadmap",
    "lanes",
    N_("Lanes"),
    (
        Field("id", N_("Id"), "id"),
        Field("name", N_("Name"), "words", ("lane", "泳道"), required=True),
        Field("order", N_("Order"), "number"),
        Field("phase", N_("Phase"), "reference", (), "phases"),
        Field("driver", N_("Driver"), "text"),
        Field("colour", N_("Colour"), "text", ("color",)),
        Field("glyph", N_("Letter"), "text"),
        Field("correlation", N_("Correlation"), "number"),
    ),
)
PHASES = Target(
    "roadmap",
    "phases",
    N_("Phases"),
    (
        Field("id", N_("Id"), "id"),
        Field("name", N_("Name"), "words", ("phase", "阶段"), required=True),
        Field("order", N_("Order"), "number"),
        Field("start", N_("Start"), "start"),
        Field("finish", N_("Finish"), "finish"),
    ),
)
TARGETS = (ACTIVITIES, LANES, PHASES)
