using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Radzen;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.AutoReplies.Faq;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Settings.Answers.Faq;

public sealed partial class FaqImportDialog
{
    private const int Shown = 100;

    private byte[] _content = [];
    private string _name = "";
    private FaqImport? _plan;
    private Failure? _failure;
    private bool _isBusy;
    private int _round;

    [Inject]
    public required FaqActs Acts { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private Failure Unreadable => new(FailureKind.Invalid, "faq_file_invalid", L["The file could not be read from your device. Choose it again."]);

    private async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        var file = chosen.File;
        (_name, _isBusy, _failure) = (file.Name, true, file.Size > FaqFile.LargestFile ? FaqErrors.FileTooLarge : null);
        try
        {
            if (_failure is not null)
                return;
            using var content = new MemoryStream();
            await using (var stream = file.OpenReadStream(FaqFile.LargestFile))
                await stream.CopyToAsync(content);
            _content = content.ToArray();
            (await Acts.LookAsync(_content)).TryGet(out _plan, out _failure);
        }
        catch (IOException)
        {
            _failure = Unreadable;
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
        Toasts.Done(L["{0} added, {1} changed", Numbers.Count(done.Added), Numbers.Count(done.Changed)], done.Refused.Count == 0 ? null : L.Count(done.Refused.Count, "{0} line was refused.", "{0} lines were refused."));
        Dialogs.Close(true);
    }
}
