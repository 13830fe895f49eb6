using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Backups;
using TelegramAdmin.Core.Backups.Restoring;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Settings;

namespace TelegramAdmin.Features.Backups;

/// <summary>The backups that there are, what becomes of them, and when the next one is made.</summary>
public sealed partial class BackupsPage
{
    private const string Here = "/system/backups";

    private Staff _staff = null!;
    private bool _isOurs;
    private bool _isEncrypted;
    private IReadOnlyList<Backup>? _backups;
    private IReadOnlySet<long> _files = new HashSet<long>();
    private BackupWork? _work;
    private RestorePlan? _plan;
    private Failure? _failure;

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required BackupActs Acts { get; init; }

    [Inject]
    public required BackupShelf Shelf { get; init; }

    [Inject]
    public required BackupBoard Board { get; init; }

    [Inject]
    public required StageRestore Stage { get; init; }

    [Inject]
    public required SettingsStore Settings { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    private IReadOnlyList<(string Title, IReadOnlyList<Setting> Settings)> Groups =>
    [
        (L["Schedule"], [BackupSettings.Rhythm, BackupSettings.Hour, BackupSettings.IsVerified]),
        (L["What is kept of the scheduled ones"], [BackupSettings.KeepLast, BackupSettings.KeepDaily, BackupSettings.KeepWeekly, BackupSettings.KeepMonthly]),
    ];

    private string Lead => _backups?.FirstOrDefault(b => b.State is BackupState.Made or BackupState.Verified) is not { } last
        ? L["Everything in one file: database, keys, media and sessions."]
        : last.VerifiedAt is { } at
            ? L["The last one was made {0} and verified {1}.", Ago(last.StartedAt), Ago(at)]
            : L["The last one was made {0} and is not verified.", Ago(last.StartedAt)];

    protected override async Task OnInitializedAsync()
    {
        _staff = await Session.RequireAsync(AdminRole.Admin);
        _isOurs = _staff.Workspace == WorkspaceId.Default;
        await LoadAsync();
    }

    protected override async Task<bool> TickAsync()
    {
        var before = _work;
        _work = Board.Work;
        if (before is not null && _work != before)
            await LoadAsync();
        return before is not null || _work is not null;
    }

    private async Task LoadAsync()
    {
        if (!_isOurs)
            return;
        _backups = await Shelf.ListAsync();
        _files = _backups.Where(Shelf.HasFile).Select(b => b.Id).ToHashSet();
        _isEncrypted = await Settings.GetAsync(WorkspaceId.Default, BackupSettings.Passphrase) is { Length: > 0 };
        (_plan, _work) = (Stage.Waiting, Board.Work);
    }

    private async Task MakeAsync()
    {
        if (await AskPassphraseAsync(L["Back up now"], L["Whoever has an open backup has every key and message in it. With a passphrase it is encrypted; without that passphrase nobody opens it again."], L["Back up"], isNew: true) is not { } passphrase)
            return;
        await RunAsync(Acts.MakeAsync(passphrase), made => L["{0} is made", made.File]);
    }

    private async Task TakeAsync(Backup backup)
    {
        _failure = await Acts.MayTakeAsync();
        if (_failure is null)
            Navigation.NavigateTo(BackupEndpoints.FileOf(backup), forceLoad: true);
    }

    private async Task VerifyAsync(Backup backup)
    {
        if (await PassphraseOfAsync(backup, L["Verify"]) is { } passphrase)
            await RunAsync(Acts.VerifyAsync(backup, passphrase), report => L["It is good: {0} rows, {1} files, {2} keys to bots", Numbers.Count(report.Rows), Numbers.Count(report.Files), Numbers.Count(report.Secrets)]);
    }

    private async Task StageAsync(Backup backup)
    {
        var asked = new ConfirmRequest(L["Restore this backup?"], L["Everything that came after it is put aside: messages, payments, settings and staff as they are now. It is unpacked and compared first; it takes place with a restart that you start. Messages that were waiting when it was made go out again."],
            L["Prepare restore"], L["Keep everything"], backup.File);
        if (await Confirmation.AskAsync(asked) && await PassphraseOfAsync(backup, L["Prepare restore"]) is { } passphrase)
            await RunAsync(Acts.StageAsync(backup, passphrase), _ => L["The restore lies ready"]);
    }

    private async Task RemoveAsync(Backup backup)
    {
        if (await Confirmation.AskAsync(new ConfirmRequest(L["Delete this backup?"], L["Its file is deleted from the disk and cannot be brought back."], L["Delete backup"], L["Keep backup"])))
            await RunAsync(Acts.RemoveAsync(backup), removed => L["{0} is deleted", removed.File]);
    }

    private Task DiscardAsync() => RunAsync(Acts.DiscardAsync(), _ => L["Nothing will be restored"]);

    private async Task RestartAsync()
    {
        var asked = new ConfirmRequest(L["Restart and restore?"], L["The product stops, takes the backup's place and starts again. This page comes back by itself within a minute; everybody signs in as of the backup."], L["Restart and restore"], L["Not now"], _plan?.Backup);
        if (await Confirmation.AskAsync(asked))
            await Acts.RestartAsync();
    }

    private async Task RunAsync<T>(Task<Result<T>> act, Func<T, string> words)
    {
        _work = Board.Work;
        var done = await act;
        _failure = done.Failure;
        await LoadAsync();
        if (done.TryGet(out var value, out _))
            Toasts.Done(words(value));
    }

    /// <summary>Empty where none is needed; null where the person thought better of it.</summary>
    private async Task<string?> PassphraseOfAsync(Backup backup, string verb) => backup.IsEncrypted && !(backup.Origin == BackupOrigin.Schedule && _isEncrypted)
        ? await AskPassphraseAsync(verb, L["{0} is encrypted.", backup.File], verb, isNew: false)
        : "";

    private async Task<string?> AskPassphraseAsync(string title, string words, string verb, bool isNew) =>
        (string?)await Dialogs.OpenAsync<PassphraseDialog>(title, new() { [nameof(PassphraseDialog.Words)] = words, [nameof(PassphraseDialog.Verb)] = verb, [nameof(PassphraseDialog.IsNew)] = isNew }, FormDialogs.Narrow);

    private string Ago(DateTimeOffset at) => Times.Ago(at, Clock.GetUtcNow(), Reader);
}
