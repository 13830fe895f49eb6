using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Radzen;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Settings;

namespace TelegramAdmin.Features.Broadcasts.Writing;

public sealed partial class VersionEditor
{
    private const int LongestText = 4096;
    private const int LongestCaption = 1024;

    private static readonly (LinkPreview, string)[] Previews =
        [(LinkPreview.Below, "below the text"), (LinkPreview.Above, "above the text"), (LinkPreview.Large, "large"), (LinkPreview.None, "none")];

    private string? _wrong;
    private bool _isReading;
    private int _field;

    [Parameter, EditorRequired]
    public required MessageVersion Value { get; set; }

    [Parameter]
    public EventCallback<MessageVersion> ValueChanged { get; set; }

    [Parameter, EditorRequired]
    public required WorkspaceId Workspace { get; set; }

    /// <summary>"message A in Spanish".</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<CampaignButtonKind> Buttons { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<SequenceName> Sequences { get; set; }

    [Inject]
    public required MediaStore Media { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    private IReadOnlyList<KeptFile> Files => Value.Files ?? [];

    private IReadOnlyList<IReadOnlyList<CampaignButton>> Rows => Value.Buttons ?? [];

    private int Most => Files.Count == 0 ? LongestText : LongestCaption;

    private Task ChangeAsync(MessageVersion version)
    {
        Value = version; // What comes next in the same moment builds on it.
        return ValueChanged.InvokeAsync(version);
    }

    private Task PreviewAsync(ChangeEventArgs chosen) =>
        Enum.TryParse<LinkPreview>(chosen.Value as string, out var preview) ? ChangeAsync(Value with { Preview = preview }) : Task.CompletedTask;

    private async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        _wrong = chosen.FileCount + Files.Count > MessageVersion.MostFiles ? L["An album holds up to {0} files. Choose fewer.", MessageVersion.MostFiles] : null;
        if (_wrong is null)
        {
            _isReading = true;
            foreach (var file in chosen.GetMultipleFiles(MessageVersion.MostFiles))
                await KeepAsync(file);
        }
        (_isReading, _field) = (false, _field + 1); // A file field forgets its earlier files when it is used again.
    }

    private async Task KeepAsync(IBrowserFile file)
    {
        if (file.Size is 0 or > Spool.LargestUpload)
        {
            _wrong = file.Size == 0 ? L["{0} is empty.", file.Name] : L["{0} is too large. Telegram takes files of up to {1} MB from a bot.", file.Name, Spool.LargestUpload / 1024 / 1024];
            return;
        }
        try
        {
            await using var content = file.OpenReadStream(Spool.LargestUpload);
            var type = file.ContentType is { Length: > 0 and <= 100 } told ? told : "application/octet-stream";
            var kept = new KeptFile(await Media.KeepAsync(Workspace, content), ShortText.Cut(file.Name, 255), type, file.Size);
            await ChangeAsync(Value with { Files = [.. Files, kept] });
        }
        catch (IOException)
        {
            _wrong = L["{0} could not be read from your device. Attach it again.", file.Name];
        }
    }

    /// <summary>It stays on the disk: a copy or an earlier version may show it.</summary>
    private Task DropAsync(KeptFile file)
    {
        var left = Files.Where(f => f != file).ToList();
        return ChangeAsync(Value with { Files = left.Count == 0 ? null : left });
    }

    private Task AddAsync(int row) => OpenAsync(L["Add button"], null, button => Arranged(row, Rows.ElementAtOrDefault(row)?.Count ?? 0, button));

    private Task EditAsync(int row, int place) => OpenAsync(L["Change button"], Rows[row][place], button => Arranged(row, place, button));

    private async Task OpenAsync(string title, CampaignButton? button, Func<CampaignButton?, IReadOnlyList<IReadOnlyList<CampaignButton>>?> arranged)
    {
        var parameters = new Dictionary<string, object?>
        {
            [nameof(ButtonDialog.Button)] = button,
            [nameof(ButtonDialog.Kinds)] = Buttons,
            [nameof(ButtonDialog.Sequences)] = Sequences,
        };
        if (await Dialogs.OpenAsync<ButtonDialog>(title, parameters, FormDialogs.Narrow) is ButtonChoice chosen)
            await ChangeAsync(Value with { Buttons = arranged(chosen.Button) });
    }

    /// <param name="button">Null takes it away.</param>
    private List<IReadOnlyList<CampaignButton>>? Arranged(int row, int place, CampaignButton? button)
    {
        List<List<CampaignButton>> rows = [.. Rows.Select(r => r.ToList())];
        if (row == rows.Count)
            rows.Add([]);
        if (place < rows[row].Count)
            rows[row].RemoveAt(place);
        if (button is not null)
            rows[row].Insert(place, button);
        rows.RemoveAll(r => r.Count == 0);
        return rows.Count == 0 ? null : [.. rows];
    }
}
