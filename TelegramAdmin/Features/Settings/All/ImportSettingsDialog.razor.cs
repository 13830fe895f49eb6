using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Radzen;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Features.Settings.Credits;

namespace TelegramAdmin.Features.Settings.All;

public sealed partial class ImportSettingsDialog
{
    private const int Shown = 100;

    private static readonly Failure _unreadable = new(FailureKind.Invalid, "settings_file_invalid", "The file could not be read from your device. Choose it again.");

    private byte[] _content = [];
    private string _name = "";
    private SettingsDifference? _plan;
    private Failure? _failure;
    private bool _isBusy;
    private int _round;

    [Inject]
    public required SettingActs Acts { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        var file = chosen.File;
        (_name, _isBusy, _failure) = (file.Name, true, file.Size > SettingsFile.LargestFile ? SettingsFileErrors.TooLarge : null);
        try
        {
            if (_failure is not null)
                return;
            using var content = new MemoryStream();
            await using (var stream = file.OpenReadStream(SettingsFile.LargestFile))
                await stream.CopyToAsync(content);
            _content = content.ToArray();
            (await Acts.LookAsync(_content)).TryGet(out _plan, out _failure);
        }
        catch (IOException)
        {
            _failure = _unreadable;
        }
        finally
        {
            (_isBusy, _round) = (false, _round + 1);
        }
    }

    private void Again() => (_plan, _failure) = (null, null);

    private async Task ImportAsync()
    {
        if (!(await Acts.ImportAsync(_content)).TryGet(out var done, out _failure))
            return;
        Toasts.Done(L.Count(done.Count, "{0} change is taken", "{0} changes are taken"), L["They hold from the next message on."]);
        Dialogs.Close(true);
    }
}
