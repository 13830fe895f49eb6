using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Access.Tenancy;

/// <summary>Every way in which making or changing a workspace is refused.</summary>
public static class TenancyErrors
{
    public static Failure NameInvalid { get; } = new(FailureKind.Invalid, "workspace_name_invalid", "A workspace needs a name of 1 to 100 characters.", "name");

    public static Failure NotFound { get; } = new(FailureKind.NotFound, "workspace_not_found", "Nothing was changed. There is no such workspace, or you do not own it.");

    public static Failure NotYours { get; } = new(FailureKind.Forbidden, "workspace_not_yours", "Nothing was made. Only owners of the first workspace make others, because they run the server.");

    public static Failure First { get; } = new(FailureKind.Conflict, "workspace_first",
        "Nothing was changed. The first workspace stays open: the server's own pages and backups are there.");

    public static Failure InUse { get; } = new(FailureKind.Conflict, "workspace_in_use", "Nothing was changed. You are in this workspace now. Switch to another one, and archive it from there.");
}
