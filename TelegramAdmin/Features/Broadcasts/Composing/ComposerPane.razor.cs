using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Campaigns.Writing.Checking;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Features.Settings;

namespace TelegramAdmin.Features.Broadcasts.Composing;

/// <summary>Keeps what is written by itself, a moment after it changed.</summary>
public sealed partial class ComposerPane : IAsyncDisposable
{
    private const string Unnamed = "New broadcast";

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(700);

    private DraftKeeper _keeper = null!;
    private BroadcastDraft _draft = null!;
    private ComposerFacts _facts = ComposerFacts.None;
    private ITimer? _timer;
    private string _key = "A";
    private string _language = "";
    private BroadcastEstimate? _estimate;
    private string? _estimateTrouble;
    private IReadOnlyList<MessageFinding>? _findings;

    /// <summary>Null for one that nobody kept yet.</summary>
    [Parameter]
    public Broadcast? Broadcast { get; set; }

    /// <summary>What a new one begins with.</summary>
    [Parameter]
    public BroadcastDraft? Start { get; set; }

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    [Parameter]
    public EventCallback<Broadcast> OnSaved { get; set; }

    /// <summary>It is no draft any more, or somebody else's words count.</summary>
    [Parameter]
    public EventCallback OnLeft { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required DraftActs Acts { get; init; }

    [Inject]
    public required ComposerFactsReader Facts { get; init; }

    [Inject]
    public required TryOut Trying { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    private string Title => _draft.Name.Trim().Length == 0 ? L[Unnamed] : _draft.Name;

    private string Standing => _keeper.IsDirty ? L["Draft, saving."] : _keeper.SavedAt is { } at ? L["Draft, saved {0}.", Times.Clock(at, Reader)] : L["Draft."];

    private bool IsOvertaken => _keeper.Failure?.Kind == FailureKind.Conflict;

    private IReadOnlyList<string> Keys => [.. _draft.Variants.Select(v => v.Key)];

    private CampaignMessage Message => _draft.Variants.First(v => v.Key == _key).Message;

    public async ValueTask DisposeAsync()
    {
        if (_timer is not null)
            await _timer.DisposeAsync();
        if (_keeper is { IsDirty: true, Failure: null })
            await _keeper.KeepAsync(_draft);
        _keeper?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _keeper = new DraftKeeper(Acts, Clock);
        _keeper.Begin(Broadcast);
        _draft = Broadcast?.ReadDraft() ?? Start ?? new BroadcastDraft();
        if (_draft.Variants.Count == 0)
            _draft.Variants = [new BroadcastVariant("A", new CampaignMessage())];
        _key = _draft.Variants[0].Key;
        _facts = await Facts.ReadAsync(Staff.Workspace);
        await LookAsync();
    }

    private string? Fault(string field) => _keeper.Failure?.Field == field ? "true" : null;

    private void Change(Action<BroadcastDraft> change)
    {
        change(_draft);
        _keeper.Touch();
        _timer ??= Clock.CreateTimer(_ => _ = InvokeAsync(KeepAndLookAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Rest, Timeout.InfiniteTimeSpan);
    }

    private void ChangeMessage(CampaignMessage message) =>
        Change(d => d.Variants = [.. d.Variants.Select(v => v.Key == _key ? v with { Message = message } : v)]);

    private void Show(string key) => _key = key;

    private void ShowLanguage(string language) => _language = language;

    private void AddVariant()
    {
        var key = Enumerable.Range('A', 26).Select(c => ((char)c).ToString()).First(k => !Keys.Contains(k));
        Change(d => (d.Variants, d.Test) = ([.. d.Variants, new BroadcastVariant(key, Message)], d.Test ?? new BroadcastTest { Sample = 20 }));
        _key = key;
    }

    private void RemoveVariant()
    {
        Change(d => d.Variants = [.. d.Variants.Where(v => v.Key != _key)]);
        if (_draft.Variants.Count == 1)
            _draft.Test = null;
        _key = _draft.Variants[0].Key;
    }

    private async Task KeepAndLookAsync()
    {
        try
        {
            await KeepAsync();
            await LookAsync();
            StateHasChanged();
        }
        catch (Exception e) when (e is not ObjectDisposedException)
        {
            await DispatchExceptionAsync(e);
        }
    }

    private async Task<bool> KeepAsync()
    {
        if (!await _keeper.KeepAsync(_draft))
            return false;
        await OnSaved.InvokeAsync(_keeper.Saved);
        return true;
    }

    private Task LoadAgainAsync() => OnLeft.InvokeAsync();

    private async Task KeepTemplateAsync()
    {
        if (!await KeepAsync())
            return;
        var kept = await Acts.KeepTemplateAsync(_keeper.Saved!.Id, _draft.Name.Trim().Length == 0 ? Unnamed : _draft.Name);
        if (kept.IsOk)
            Toasts.Done(L["“{0}” is a template now", kept.Value.Name], L["Broadcast, Templates has it."]);
        else
            Toasts.Failed(L["Nothing was kept"], L[kept.Failure.Message]);
    }

    private async Task DeleteAsync()
    {
        if (!await Confirmation.AskAsync(new(L["Delete “{0}”?", Title], L["The draft goes, with everything written in it."], L["Delete draft"], L["Keep draft"])))
            return;
        _keeper.Forget();
        var deleted = await Acts.DeleteAsync(_keeper.Saved!.Id);
        if (deleted.IsOk)
            Navigation.NavigateTo("/broadcast");
        else
            Toasts.Failed(L["Nothing was deleted"], L[deleted.Failure.Message]);
    }

    /// <summary>What sending it as it is now would mean.</summary>
    private async Task LookAsync()
    {
        if (_keeper.Saved is { } saved)
        {
            _ = (await Trying.EstimateAsync(saved)).TryGet(out _estimate, out var unclear);
            _estimateTrouble = unclear is null ? null : L[unclear.Message];
        }
        else
        {
            _estimateTrouble = L["Counted as soon as something is written."];
        }
        _findings = await Trying.CheckAsync(Staff.Workspace, _draft);
    }

    private async Task SendToMeAsync()
    {
        if ((await Trying.SendAsync(Message, _draft.Bots, _facts.Bots, _language)) is { Failure: { } failure })
            Toasts.Failed(L["Nothing was sent to you"], L[failure.Message]);
        else
            Toasts.Done(L["On its way to your Telegram"], L["Only you get it, and nothing is counted."]);
    }

    private async Task DryRunAsync()
    {
        if (!await KeepAsync())
            return;
        if ((await Trying.RunAsync(_keeper.Saved!)).TryGet(out var run, out var failure))
            await Dialogs.OpenAsync<DryRunDialog>(L["Dry run"], new Dictionary<string, object?> { [nameof(DryRunDialog.Run)] = run }, FormDialogs.Wide);
        else
            Toasts.Failed(L["There is nothing to try"], L[failure.Message]);
    }

    private async Task ReviewAsync()
    {
        if (!await KeepAsync())
            return;
        await LookAsync();
        if (_estimate is not { } estimate)
        {
            Toasts.Failed(L["Nothing was sent"], _estimateTrouble);
            return;
        }
        if (_findings!.FirstOrDefault(f => f.Severity == FindingSeverity.Error) is { } error)
        {
            Toasts.Failed(L["Nothing was sent"], L[error.Words]);
            return;
        }
        if (await Dialogs.OpenAsync<ReviewDialog>(L["Send this broadcast?"], await QuestionAsync(estimate), FormDialogs.Wide) is ReviewAnswer answer)
            await StartAsync(answer.Confirmed);
    }

    private async Task<Dictionary<string, object?>> QuestionAsync(BroadcastEstimate estimate) => new()
    {
        [nameof(ReviewDialog.Draft)] = _draft,
        [nameof(ReviewDialog.Estimate)] = estimate,
        [nameof(ReviewDialog.Sample)] = await Trying.SampleAsync(Staff.Workspace, _draft.Audience),
        [nameof(ReviewDialog.Warnings)] = _findings!.Where(f => f.Severity == FindingSeverity.Warning).Select(f => f.Words).ToList(),
        [nameof(ReviewDialog.End)] = Times.Clock(estimate.EndsAt, Reader),
    };

    private async Task StartAsync(long? confirmed)
    {
        if (!(await Acts.StartAsync(_keeper.Saved!.Id, _keeper.Saved.Version, confirmed)).TryGet(out var started, out var failure))
        {
            Toasts.Failed(L["Nothing was sent"], L[failure.Message]);
            return;
        }
        Toasts.Done(started.State == BroadcastState.Scheduled ? L["It is scheduled"] : L["It is on its way"]);
        await OnLeft.InvokeAsync();
    }
}
