using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Features.Settings.Answers.Inputs;

namespace TelegramAdmin.Features.Settings.Answers.Editing;

public sealed partial class FilePick
{
    private const string Unknown = "application/octet-stream";
    private const int LongestName = 255;

    private string? _wrong;
    private bool _isBusy;
    private int _round;

    [Parameter, EditorRequired]
    public required ScreenInput Screen { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required MediaStore Media { get; init; }

    private async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        var (screen, file) = (Screen, chosen.File);
        _round++;
        _wrong = file.Size == 0 ? L["This file is empty."]
            : file.Size > MediaStore.LargestDownload ? L["This file is larger than {0}.", Numbers.Bytes(MediaStore.LargestDownload)]
            : null;
        if (_wrong is not null)
            return;
        _isBusy = true;
        try
        {
            var staff = await Session.RequireAsync(AdminRole.Admin);
            await using var content = file.OpenReadStream(MediaStore.LargestDownload);
            var name = await Media.KeepAsync(staff.Workspace, content);
            screen.File = new KeptFile(name, Core.Storage.ShortText.Cut(file.Name, LongestName), string.IsNullOrEmpty(file.ContentType) ? Unknown : file.ContentType, file.Size);
        }
        catch (IOException)
        {
            _wrong = L["This file could not be read from your device. Attach it again."];
        }
        finally
        {
            _isBusy = false;
        }
        await OnChanged.InvokeAsync();
    }

    private Task RemoveAsync()
    {
        Screen.File = null;
        return OnChanged.InvokeAsync();
    }
}
