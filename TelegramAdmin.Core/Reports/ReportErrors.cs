using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Reports;

/// <summary>Every way in which a report is refused.</summary>
public static class ReportErrors
{
    public static Failure NotFound { get; } = new(FailureKind.NotFound, "report_not_found", "No such report is here. Somebody may have deleted it.");

    public static Failure Name { get; } = new(FailureKind.Invalid, "report_name_invalid", "Give the report a name of 1 to 80 characters.", "name");

    public static Failure NameTaken { get; } = new(FailureKind.Conflict, "report_name_taken", "Another report has this name. Choose a different one.", "name");

    public static Failure NoParts { get; } = new(FailureKind.Invalid, "report_empty", "Choose at least one kind of figures.", "parts");

    public static Failure NoRecipients { get; } = new(FailureKind.Invalid, "report_nobody_chosen", "Choose who gets the report.", "to");

    public static Failure TooManyRecipients { get; } = new(FailureKind.Invalid, "report_too_many_people", "Up to 20 people can get a report.", "to");

    public static Failure Zone { get; } = new(FailureKind.Invalid, "report_zone_invalid", "Choose a time zone by its name, such as Europe/Lisbon.", "zone");

    public static Failure TooMany { get; } = new(FailureKind.Conflict, "reports_full", "There are 50 reports already. Delete one that nobody needs.");

    public static Failure NobodyToTell { get; } = new(FailureKind.Conflict, "report_nobody", "No bot can write to anybody chosen here. They link their Telegram account under Account and start one of the bots.", "to");
}
