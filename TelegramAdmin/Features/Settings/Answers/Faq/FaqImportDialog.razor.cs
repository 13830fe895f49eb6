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

    private static readonly Failure _unreadable = new(FailureKind.Invalid, "faq_file_invalid", "The file could not be read from your device. Choose it again.");

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
        Toasts.Done($"{Numbers.Count(done.Added)} added, {Numbers.Count(done.Changed)} changed", done.Refused.Count == 0 ? null : $"{Numbers.Count(done.Refused.Count)} lines were refused.");
        Dialogs.Close(true);
    }
}
