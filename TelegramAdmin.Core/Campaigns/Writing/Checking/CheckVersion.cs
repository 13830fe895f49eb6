using System.Globalization;
using System.Text.Json;
using TelegramAdmin.Core.Campaigns.Writing.People;
using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Campaigns.Writing.Checking;

/// <summary>What can be said of one version of a message without knowing who gets it.</summary>
public sealed class CheckVersion(MediaStore media)
{
    // The longest that Telegram lets people be called (core.telegram.org/method/account.updateProfile), and what we keep of attributes.
    private const int LongestName = 64;

    private static readonly Dictionary<string, object?> Longest = new()
    {
        [PersonVariables.FirstName] = new string('w', LongestName),
        [PersonVariables.LastName] = new string('w', LongestName),
        [PersonVariables.FullName] = new string('w', (2 * LongestName) + 1),
        [PersonVariables.Username] = new string('w', 32),
        [PersonVariables.Language] = "en",
        [PersonVariables.Credits] = 1_000_000L,
        [PersonVariables.Tier] = new string('w', LongestName),
        [PersonVariables.PassUntil] = "30 September 2030",
        [PersonVariables.JoinedDays] = 10_000L,
        [PersonVariables.BotName] = new string('w', LongestName),
        [PersonVariables.BotUsername] = new string('w', 32),
    };

    internal IEnumerable<MessageFinding> Run(WorkspaceId workspace, string language, MessageVersion version, bool hasCategory)
    {
        if (!PreparedVersion.Of(language, version).TryGet(out var prepared, out var failure))
            return [Error(failure, language)];
        return [.. Files(workspace, language, version), .. Variables(language, prepared), .. Length(language, prepared), .. OptOut(language, version, hasCategory)];
    }

    private IEnumerable<MessageFinding> Files(WorkspaceId workspace, string language, MessageVersion version)
    {
        foreach (var file in version.Files ?? [])
        {
            if (media.FindKept(workspace, file.LocalName) is null)
                yield return Error(WritingErrors.FileGone(file.FileName), language);
            else if (file.Size > Spool.LargestUpload)
                yield return Error(WritingErrors.FileTooLarge(file.FileName), language);
        }
    }

    private static IEnumerable<MessageFinding> Variables(string language, PreparedVersion version)
    {
        foreach (var use in version.Variables.Where(v => !PersonVariables.IsKnown(v.Path)).DistinctBy(v => v.Path))
        {
            var where = use.At >= 0 ? $" (line {LineOf(version.Source.Text, use.At)})" : "";
            yield return new MessageFinding(use.IsNeeded ? FindingSeverity.Error : FindingSeverity.Warning,
                $"{{{{ {use.Path} }}}}{where} is not known of anybody. Use {string.Join(", ", PersonVariables.All.Take(PersonVariables.All.Count - 1))} or attributes.name.", "text", language);
        }
    }

    private static IEnumerable<MessageFinding> Length(string language, PreparedVersion version)
    {
        var attributes = version.Variables.Select(v => v.Path.Split('.')).Where(path => path.Length == 2).Select(path => path[1]).Distinct();
        var longest = new Dictionary<string, object?>(Longest) { [PersonVariables.Attributes] = attributes.ToDictionary(name => name, _ => (object?)new string('w', PersonAttribute.LongestValue)) };
        if (version.WriteText(JsonSerializer.SerializeToElement(longest)).Failure is not { Code: WritingErrors.TooLongCode } failure)
            return [];
        var isAlways = version.Variables.All(v => v.At < 0);
        return [new MessageFinding(isAlways ? FindingSeverity.Error : FindingSeverity.Warning,
            isAlways ? WritingErrors.In(language, failure).Message : string.Create(CultureInfo.InvariantCulture, $"With long names the text is longer than the {version.Longest} characters that Telegram takes, and whoever has one gets nothing. Shorten it."), "text", language)];
    }

    private static IEnumerable<MessageFinding> OptOut(string language, MessageVersion version, bool hasCategory)
    {
        if (hasCategory && version.Files is not { Count: > 1 } && version.Buttons?.Any(row => row.Any(b => b.Kind == CampaignButtonKind.OptOut)) != true)
            yield return new MessageFinding(FindingSeverity.Hint, "No button lets people opt out of the category; who wants no more of it may block the bot instead.", "buttons", language);
    }

    private static MessageFinding Error(Failure failure, string language) => new(FindingSeverity.Error, failure.Message, failure.Field ?? "text", language);

    private static int LineOf(string text, int at) => text.AsSpan(0, Math.Min(at, text.Length)).Count('\n') + 1;
}
