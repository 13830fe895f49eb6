using System.Text.Json;
using TelegramAdmin.Core.Campaigns.Writing.Buttons;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Templates;
using TelegramAdmin.Core.Templates.Markup;

namespace TelegramAdmin.Core.Campaigns.Writing;

/// <summary>A message in one language, read and checked.</summary>
internal sealed class PreparedVersion
{
    private const string TooLongCode = "template_too_long";

    private readonly CompiledTemplate? _text;

    private PreparedVersion(string language, MessageVersion source, CompiledTemplate? text, IReadOnlyList<IReadOnlyList<PreparedButton>> buttons) =>
        (Language, Source, _text, Buttons) = (language, source, text, buttons);

    /// <summary>Empty for the default.</summary>
    public string Language { get; }

    public MessageVersion Source { get; }

    public IReadOnlyList<IReadOnlyList<PreparedButton>> Buttons { get; }

    public IReadOnlyList<KeptFile> Files => Source.Files ?? [];

    /// <summary>How Telegram shows each file.</summary>
    public IReadOnlyList<MessageKind> Kinds => [.. Files.Select(f => ReplyFiles.KindOf(f.ContentType, f.Size))];

    /// <summary>Characters that Telegram takes, without the formatting.</summary>
    public int Longest => Files.Count == 0 ? SendReply.LargestText : SendReply.LargestCaption;

    public IEnumerable<VariableUse> Variables => (_text?.Variables ?? []).Concat(Buttons.SelectMany(row => row).SelectMany(b => b.Variables.Select(v => v with { At = -1 })));

    public static Result<PreparedVersion> Of(string language, MessageVersion version)
    {
        if (Fault(language, version) is { } fault)
            return fault;
        CompiledTemplate? text = null;
        if (version.Text.Length > 0 && !CompiledTemplate.Of(new TemplateDraft(version.Text, ParseModes.Html)).TryGet(out text, out var failure))
            return WritingErrors.In(language, failure);
        if (!PreparedButton.Read(version.Buttons ?? []).TryGet(out var buttons, out failure))
            return WritingErrors.In(language, failure);
        return new PreparedVersion(language, version, text, buttons);
    }

    public Result<string> WriteText(JsonElement variables)
    {
        if (_text is null)
            return "";
        if (!_text.Write(variables).TryGet(out var rendered, out var failure))
            return failure.Code == TooLongCode ? WritingErrors.FarTooLong(Longest) : WritingErrors.Of(failure);
        var length = ParseModes.LengthOf(rendered.Text, ParseModes.Html);
        return length <= Longest ? rendered.Text : WritingErrors.TooLong(length, Longest);
    }

    public Result<IReadOnlyList<IReadOnlyList<CampaignButton>>> WriteButtons(JsonElement variables)
    {
        var rows = new List<IReadOnlyList<CampaignButton>>();
        foreach (var row in Buttons)
        {
            var buttons = new List<CampaignButton>();
            foreach (var button in row)
            {
                if (!button.WriteText(variables).TryGet(out var text, out var failure))
                    return failure;
                buttons.Add(button.Of with { Text = text });
            }
            rows.Add(buttons);
        }
        return rows;
    }

    private static Failure? Fault(string language, MessageVersion version)
    {
        var files = version.Files ?? [];
        if (files.Count == 0 && string.IsNullOrWhiteSpace(version.Text))
            return WritingErrors.Empty(language);
        if (files.Count > MessageVersion.MostFiles)
            return WritingErrors.TooManyFiles;
        return files.Count < 2 ? null : AlbumFault(version, files);
    }

    // core.telegram.org/bots/api#sendmediagroup: photos and videos together, documents and audio by themselves, and no buttons.
    private static Failure? AlbumFault(MessageVersion version, IReadOnlyList<KeptFile> files)
    {
        var kinds = files.Select(f => ReplyFiles.KindOf(f.ContentType, f.Size)).Select(kind => kind == MessageKind.Video ? MessageKind.Photo : kind).Distinct().ToList();
        if (kinds is not [MessageKind.Photo or MessageKind.Document or MessageKind.Audio])
            return WritingErrors.AlbumMixed;
        return version.Buttons is { Count: > 0 } ? WritingErrors.AlbumButtons : null;
    }
}
