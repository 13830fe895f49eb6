using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using TelegramAdmin.Components;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.QuickReplies.Editing;

public sealed partial class StepEditor
{
    private ElementReference _area;
    private string? _wrong;
    private bool _isReading;
    private int _field;

    [Parameter, EditorRequired]
    public required StepInput Step { get; set; }

    /// <summary>Its place, from 1.</summary>
    [Parameter, EditorRequired]
    public required int Number { get; set; }

    [Parameter, EditorRequired]
    public required int Count { get; set; }

    [Parameter, EditorRequired]
    public required WorkspaceId Workspace { get; set; }

    [Parameter]
    public bool Fault { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>A file came onto the disk for it.</summary>
    [Parameter]
    public EventCallback<KeptFile> OnKept { get; set; }

    [Parameter]
    public EventCallback<KeptFile> OnDropped { get; set; }

    [Parameter]
    public EventCallback OnUp { get; set; }

    [Parameter]
    public EventCallback OnDown { get; set; }

    [Parameter]
    public EventCallback OnRemove { get; set; }

    [Inject]
    public required MediaStore Media { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    private int Rows => Math.Clamp(Step.Text.Count(c => c == '\n') + 2, 3, 12);

    private async Task ChangeAsync(Action change)
    {
        change();
        await OnChanged.InvokeAsync();
    }

    private async Task InsertAsync(string variable)
    {
        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", Assets["app/js/insert.js"].FromRoot());
        await module.InvokeVoidAsync("insert", _area, $"{{{variable}}}");
    }

    private async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        var file = chosen.File;
        _wrong = file.Size == 0 ? L["{0} is empty.", file.Name] : file.Size > Spool.LargestUpload ? L["{0} is too large. Telegram takes files of up to {1} MB from a bot.", file.Name, Spool.LargestUpload / 1024 / 1024] : null;
        if (_wrong is not null)
            return;
        _isReading = true;
        try
        {
            await using var content = file.OpenReadStream(Spool.LargestUpload);
            var kept = new KeptFile(await Media.KeepAsync(Workspace, content), ShortText.Cut(file.Name, 255), file.ContentType is { Length: > 0 and <= 100 } type ? type : "application/octet-stream", file.Size);
            Step.File = kept;
            await OnKept.InvokeAsync(kept);
        }
        catch (IOException)
        {
            _wrong = L["{0} could not be read from your device. Attach it again.", file.Name];
        }
        finally
        {
            (_isReading, _field) = (false, _field + 1); // A file field forgets its earlier file when it is used again.
        }
    }

    private async Task DropAsync()
    {
        if (Step.File is not { } file)
            return;
        Step.File = null;
        await OnDropped.InvokeAsync(file);
    }
}
