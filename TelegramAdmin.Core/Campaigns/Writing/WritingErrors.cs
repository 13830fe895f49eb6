using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Campaigns.Writing;

/// <summary>Every way in which a message for many cannot be written.</summary>
public static class WritingErrors
{
    internal const string TooLongCode = "campaign_message_too_long";

    private const string MissingVariable = "template_variable_missing";

    public static Failure TooManyFiles { get; } = Invalid("files", $"An album holds {MessageVersion.MostFiles} files at most. Take some out.");

    public static Failure AlbumMixed { get; } = Invalid("files", "An album holds photos and videos, or only documents, or only audio. Send the other files by themselves.");

    public static Failure AlbumButtons { get; } = Invalid("buttons", "Telegram shows no buttons under an album. Take the buttons out, or all files but one.");

    public static Failure TooManyButtons { get; } = Invalid("buttons", $"A message has {MessageVersion.MostRows} rows of {MessageVersion.MostInRow} buttons at most. Take some out.");

    public static Failure BotGone { get; } = new(FailureKind.NotFound, "bot_not_found", "This bot does not exist, or was removed. Choose another one.", "bot");

    public static Failure NotLinked { get; } = new(FailureKind.Conflict, "telegram_not_linked", "We do not know your Telegram account. Link it under your account (your name at the top right), then send the test again.");

    public static Failure NotStarted(string username) => new(FailureKind.Conflict, "bot_not_started", $"@{username} may not write to you yet. Open https://t.me/{username}, press Start, and send the test again.");

    public static Failure Empty(string language) => In(language, Invalid("text", "The message is empty. Write something, or add a file."));

    public static Failure FileGone(string name) => Invalid("files", $"The file {name} is not here any more. Take it out and add it again.");

    public static Failure FileTooLarge(string name) => Invalid("files", $"The file {name} is larger than the 50 MB that a bot may send. Make it smaller, or put a link into the text.");

    public static Failure FarTooLong(int longest) => new(FailureKind.Invalid, TooLongCode,
        $"The text is longer than the {longest} characters that Telegram takes{(longest < 4096 ? " under a file" : "")}. Shorten it.", "text");

    public static Failure TooLong(int length, int longest) => new(FailureKind.Invalid, TooLongCode,
        $"The text is {length} characters long with this person's values; Telegram takes {longest}{(longest < 4096 ? " under a file" : "")}. Shorten it.", "text");

    public static Failure ButtonText(string text) => Button(text, $"needs a text of 1 to {Buttons.PreparedButton.LongestText} characters.");

    public static Failure ButtonAddress(string text) => Button(text, $"needs an address that begins with https://, http:// or tg://, of {Buttons.PreparedButton.LongestAddress} characters at most.");

    public static Failure ButtonAnswer(string text, int longest) => Button(text, $"needs an answer of 1 to {longest} characters; Telegram shows no more over a chat.");

    public static Failure ButtonStart(string text) => Button(text, "needs what the link carries: 1 to 64 letters, digits, underscores or hyphens; for another bot its username and ? before it.");

    public static Failure ButtonSequence(string text) => Button(text, "needs a sequence. Choose one.");

    public static Failure ButtonRule(string text, int longest) => Button(text, $"needs the button data of a rule, {longest} bytes at most.");

    internal static Failure InButton(string text, Failure failure) => Button(text, $"cannot be read: {failure.Message}");

    /// <summary>The same failure, with the language's version named.</summary>
    internal static Failure In(string language, Failure failure) => language.Length == 0 ? failure : failure with { Message = $"In the version for {language}: {failure.Message}" };

    /// <summary>A template's failure in the words of a message for many.</summary>
    internal static Failure Of(Failure failure) => failure.Code == MissingVariable && failure.Field?.Split('.', 2) is [_, var path] ? Missing(path) : failure;

    internal static Failure Missing(string path) => new(FailureKind.Invalid, "campaign_variable_missing",
        $"{path} is not known of this person. Give it a fallback: {{{{ {path} | default: \"…\" }}}}.", path);

    private static Failure Button(string text, string needs) => Invalid("buttons", $"The button \"{text}\" {needs}");

    private static Failure Invalid(string field, string message) => new(FailureKind.Invalid, "campaign_message_invalid", message, field);
}
