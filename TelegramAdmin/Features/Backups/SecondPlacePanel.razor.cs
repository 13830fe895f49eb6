using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Backups;
using TelegramAdmin.Core.Backups.Elsewhere;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Operations;
using TelegramAdmin.Features.Settings;

namespace TelegramAdmin.Features.Backups;

public sealed partial class SecondPlacePanel : IDisposable
{
    private CopyPlaceKind _kind;
    private bool _hasSecret;
    private IDisposable? _changes;
    private Failure? _failure;

    [Inject]
    public required BackupActs Acts { get; init; }

    [Inject]
    public required CopyBoard Board { get; init; }

    [Inject]
    public required SettingsStore Settings { get; init; }

    [Inject]
    public required Core.Events.EventBus Events { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    private IReadOnlyList<(string Title, IReadOnlyList<Setting> Settings)> Groups => [(L["Where copies go"], CopySettings.Where), (L["What is kept at the second place"], CopySettings.Kept)];

    private string State => Board.State is not { } state
        ? L[_kind == CopyPlaceKind.None ? "Backups lie on the same disk as everything else. A second place keeps them when that disk breaks." : "It is looked at every hour, for the first time within an hour of the start."]
        : state.Copies.Count == 0 ? L["Nothing lies there, {0}.", Ago(state.At)]
        : L["{0} lie there with {1}, the newest made {2}; looked at {3}.", L.Count(state.Copies.Count, "{0} copy", "{0} copies"), Numbers.Bytes(state.Copies.Sum(c => c.Bytes)), Ago(state.Copies.Max(c => BackupFolder.TimeOf(c.Name)) ?? state.At), Ago(state.At)];

    public void Dispose() => _changes?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        _changes = Events.Subscribe<SettingsChanged>(_ => InvokeAsync(async () =>
        {
            await LoadAsync();
            StateHasChanged();
        }));
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var values = await Settings.OfAsync(WorkspaceId.Default);
        (_kind, _hasSecret) = (values.Get(CopySettings.Place), values.Get(CopySettings.Secret).Length > 0);
    }

    private async Task CopyAsync()
    {
        var said = await Acts.CopyAsync();
        if (Board.State?.Failure is null)
            Toasts.Done(L["The second place has what it should"], L.Said(said));
    }

    private async Task SetSecretAsync()
    {
        var parameters = new Dictionary<string, object?> { [nameof(SecretDialog.Words)] = L["It is kept encrypted and never shown again."], [nameof(SecretDialog.Label)] = L["Secret key"], [nameof(SecretDialog.Verb)] = L["Save secret key"] };
        if (await Dialogs.OpenAsync<SecretDialog>(L["Secret key of the storage"], parameters!, FormDialogs.Narrow) is string secret)
            _failure = await Acts.ChangeCopySecretAsync(secret);
    }

    private string Ago(DateTimeOffset at) => Times.Ago(at, Clock.GetUtcNow(), Reader);
}
