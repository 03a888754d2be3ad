"""The columns of a staffing table: posts, and the units they stand in."""

from collections.abc import Mapping

from i18n import N_
from planning.exchange.tabular.columns import Field, Target

FUNDING: Mapping[str, str] = {
    N_("Regular budget"): "regular_budget",
    N_("Support account"): "support_account",
    N_("Extrabudgetary"): "extrabudgetary",
    N_("Other assessed"): "other_assessed",
    N_("Project"): "project",
    "RB": "regular_budget",
    "XB": "extrabudgetary",
}
TRACKS: Mapping[str, str] = {N_("Technical track"): "technical", N_("Managerial track"): "managerial"}
POSTS = Target(
    "staffing",
    "posts",
    N_("Posts"),
    (
        Field("id", N_("Id"), "id", ("post number", "position number", "编号", "员额编号")),
        Field(
            "unit",
            N_("Unit"),
            "reference",
            ("organizational unit", "org unit", "section", "office", "单位", "组织单位", "部门"),
            "units",
            required=True,
        ),
        Field(
            "name",
            N_("Functional title"),
            "words",
            ("title", "post title", "job title", "name", "职衔", "名称"),
        ),
        Field("grade", N_("Grade"), "grade", ("level", "category and level", "职等", "级别"), required=True),
        Field(
            "count", N_("Number of posts"), "whole", ("number", "posts", "count", "员额", "员额数", "数目")
        ),
        Field("profile", N_("Profile"), "text", ("job profile", "generic job profile", "职位说明")),
        Field("track", N_("Track"), "choice", choices=TRACKS),
        Field("funding", N_("Funding"), "choice", ("source of funds", "fund", "经费来源"), choices=FUNDING),
        Field("temporary", N_("Temporary"), "flag", ("temporary post", "临时", "临时员额")),
        Field("proposed", N_("Only where a scenario establishes it"), "flag", ("proposed", "拟议")),
        Field(
            "start", N_("Established from"), "start", ("start", "from", "effective date", "设立日期", "起点")
        ),
        Field("finish", N_("Until"), "finish", ("finish", "end", "to", "funded until", "截至", "终点")),
        Field("location", N_("Duty station"), "text", ("location", "工作地点", "地点")),
        Field("reports_to", N_("Reports to"), "reference", ("supervisor", "上级员额", "汇报对象"), "posts"),
        Field("order", N_("Order"), "number"),
        Field("illustrative", N_("Illustrative"), "flag"),
        Field("basis", N_("Basis"), "words"),
        Field("paragraphs", N_("Paragraphs"), "list", ("paragraph", "段次")),
    ),
    same=("unit", "grade", "name"),
)
UNITS = Target(
    "staffing",
    "units",
    N_("Units"),
    (
        Field("id", N_("Id"), "id", ("编号",)),
        Field("name", N_("Name"), "words", ("unit", "单位", "名称"), required=True),
        Field("parent", N_("Part of"), "reference", ("parent", "parent unit", "上级单位"), "units"),
        Field("subprogramme", N_("Subprogramme"), "text", ("次级方案",)),
        Field("kind", N_("Kind"), "text"),
        Field("head", N_("Head"), "words"),
        Field("functions", N_("Functions"), "words", ("职能",)),
        Field("paragraphs", N_("Paragraphs"), "list", ("paragraph", "段次")),
        Field("order", N_("Order"), "number"),
    ),
)
TARGETS = (POSTS, UNITS)
