using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Users;

/// <summary>Every way in which what is known of a person is not changed.</summary>
public static class PersonErrors
{
    public static Failure NotFound(long telegramUserId) => new(FailureKind.NotFound, "user_not_found", $"No bot of yours knows a person with the Telegram id {telegramUserId}.");

    public static Failure AttributeName(string name) => new(FailureKind.Invalid, "attribute_invalid", $"“{ShortName(name)}”: {PersonAttribute.NameRule}", "attributes");

    public static Failure AttributeValue(string name) => new(FailureKind.Invalid, "attribute_invalid",
        $"The value of “{name}” has 1 to {PersonAttribute.LongestValue} characters; null removes it.", "attributes");

    public static Failure TooManyAttributes { get; } = new(FailureKind.Invalid, "attributes_too_many",
        $"A person has at most {PersonAttribute.MostOfOne} attributes. Remove some with null first. Nothing was changed.", "attributes");

    private static string ShortName(string name) => Storage.ShortText.Cut(name, PersonAttribute.LongestName);
}
