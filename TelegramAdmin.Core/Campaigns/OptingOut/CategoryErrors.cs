using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Campaigns.OptingOut;

/// <summary>Every way in which a category cannot be kept.</summary>
public static class CategoryErrors
{
    public static Failure NotFound { get; } = new(FailureKind.NotFound, "category_not_found", "This category does not exist, or was deleted. Choose another one.");

    public static Failure Name { get; } = new(FailureKind.Invalid, "category_name_invalid", $"A category needs a name of 1 to {BroadcastCategory.LongestName} characters in one line; people read it when they opt out.", "name");

    public static Failure Exists(string name) => new(FailureKind.Conflict, "category_exists", $"There is a category \"{name}\" already. Take another name.", "name");

    public static Failure InUse(string name) => new(FailureKind.Conflict, "category_in_use",
        $"Broadcasts or sequences are about \"{name}\". It stays, so that whoever opted out of it gets none of them again; rename it instead.");
}
