using System.Text.Json;
using System.Text.Json.Nodes;
using TelegramAdmin.Core.Campaigns.Writing.Buttons;
using TelegramAdmin.Core.Campaigns.Writing.Files;
using TelegramAdmin.Core.Campaigns.Writing.People;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Templates.Markup;

namespace TelegramAdmin.Core.Campaigns.Writing;

/// <summary>A message that was read and checked.</summary>
public sealed class PreparedMessage
{
    private readonly WorkspaceId _workspace;
    private readonly MessageOwner _owner;
    private readonly IReadOnlyDictionary<string, PreparedVersion> _versions;
    private readonly IReadOnlyDictionary<BotId, BotNames> _bots;
    private readonly CampaignFiles _files;
    private readonly TrackedLinks _links;

    internal PreparedMessage(
        WorkspaceId workspace, MessageOwner owner, IReadOnlyDictionary<string, PreparedVersion> versions, IReadOnlyDictionary<BotId, BotNames> bots, CampaignFiles files, TrackedLinks links) =>
        (_workspace, _owner, _versions, _bots, _files, _links) = (workspace, owner, versions, bots, files, links);

    /// <summary>How many of it should be queued now through a bot: while its first upload is outstanding one, so that a large file is not sent up for each person.</summary>
    public int Room(BotId bot) => _versions.Values.Min(version => _files.Room(bot, version.Files));

    /// <summary>What this person gets through this bot.</summary>
    /// <param name="subject">The recipient, run or gift recipient that buttons lead back to; 0 for a test.</param>
    /// <returns>Fails with the variable that is missing, or where the text becomes too long.</returns>
    public Result<OutgoingMessage> Write(PersonFacts person, BotId bot, long subject)
    {
        var version = VersionFor(person);
        var variables = Variables(person, bot);
        if (!version.WriteText(variables).TryGet(out var text, out var failure))
            return failure;
        var keyboard = new KeyboardWriter(_owner, subject, version.Language, _bots.GetValueOrDefault(bot)?.Username, _links);
        if (!keyboard.Write(version.Buttons, variables).TryGet(out var rows, out failure))
            return failure;
        return version.Files.Count == 0 ? Text(version, text, rows) : WithFiles(version, text, rows, bot, subject);
    }

    /// <summary>What this person sees, for a preview: the version in their language with everything filled in.</summary>
    public Result<SeenMessage> Show(PersonFacts person, BotId bot)
    {
        var version = VersionFor(person);
        var variables = Variables(person, bot);
        if (!version.WriteText(variables).TryGet(out var text, out var failure) || !version.WriteButtons(variables).TryGet(out var buttons, out failure))
            return failure;
        return new SeenMessage(version.Language, version.Source with { Text = text, Buttons = buttons }, text, _bots.GetValueOrDefault(bot)?.Name ?? "");
    }

    private PreparedVersion VersionFor(PersonFacts person) => _versions[CampaignLanguages.Choose(_versions.Keys, person.Language)];

    private JsonElement Variables(PersonFacts person, BotId bot)
    {
        var values = new Dictionary<string, object?>(person.Values);
        if (_bots.TryGetValue(bot, out var names))
            (values[PersonVariables.BotName], values[PersonVariables.BotUsername]) = (names.Name, names.Username);
        return JsonSerializer.SerializeToElement(values);
    }

    private static OutgoingMessage Text(PreparedVersion version, string text, JsonArray rows)
    {
        var content = new JsonObject { ["text"] = text, ["parse_mode"] = ParseModes.Html };
        if (Preview(version.Source.Preview) is { } preview)
            content["link_preview_options"] = preview;
        return Finish("sendMessage", content, version, rows);
    }

    private OutgoingMessage WithFiles(PreparedVersion version, string text, JsonArray rows, BotId bot, long subject)
    {
        var uploads = new List<SpooledFile>();
        var media = version.Files.Select((file, index) => Name(file, index, bot, uploads)).ToList();
        if (uploads.Count > 0 && subject > 0)
            _files.Expect(_owner, subject, bot, version.Files);
        return (version.Files.Count == 1 ? Single(version, text, media[0], rows) : Album(version, text, media)) with { Files = Spool.Describe(uploads) };
    }

    private string Name(KeptFile file, int index, BotId bot, List<SpooledFile> uploads)
    {
        if (_files.Find(bot, file) is { } known)
            return known;
        var upload = MediaStore.Describe(_workspace, file, $"file{index}");
        uploads.Add(upload);
        return $"attach://{upload.Part}";
    }

    private static OutgoingMessage Single(PreparedVersion version, string text, string media, JsonArray rows)
    {
        var kind = version.Kinds[0];
        return Finish($"send{kind}", Captioned(new JsonObject { [Field(kind)] = media }, text), version, rows);
    }

    private static OutgoingMessage Album(PreparedVersion version, string text, List<string> media)
    {
        var items = media.Select((file, index) => (JsonNode)Captioned(new JsonObject { ["type"] = Field(version.Kinds[index]), ["media"] = file }, index == 0 ? text : ""));
        return Finish("sendMediaGroup", new JsonObject { ["media"] = new JsonArray([.. items]) }, version, []);
    }

    private static JsonObject Captioned(JsonObject content, string text)
    {
        if (text.Length > 0)
            (content["caption"], content["parse_mode"]) = (text, ParseModes.Html);
        return content;
    }

    private static OutgoingMessage Finish(string method, JsonObject content, PreparedVersion version, JsonArray rows)
    {
        if (version.Source.IsSilent)
            content["disable_notification"] = true;
        if (version.Source.IsProtected)
            content["protect_content"] = true;
        if (rows.Count > 0)
            content["reply_markup"] = new JsonObject { ["inline_keyboard"] = rows };
        return new OutgoingMessage(method, content.ToJsonString());
    }

    // core.telegram.org/bots/api#linkpreviewoptions
    private static JsonObject? Preview(LinkPreview preview) => preview switch
    {
        LinkPreview.None => new JsonObject { ["is_disabled"] = true },
        LinkPreview.Above => new JsonObject { ["show_above_text"] = true },
        LinkPreview.Large => new JsonObject { ["prefer_large_media"] = true },
        _ => null,
    };

    private static string Field(MessageKind kind) => kind.ToString().ToLowerInvariant();
}

/// <summary>A message as one person sees it.</summary>
/// <param name="Language">Of the version; empty for the default.</param>
/// <param name="Html">The text in Telegram's HTML.</param>
public sealed record SeenMessage(string Language, MessageVersion Version, string Html, string BotName);
