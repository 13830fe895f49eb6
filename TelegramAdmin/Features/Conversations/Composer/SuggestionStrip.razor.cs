using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Ai;
using TelegramAdmin.Core.Ai.Suggesting;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Settings.Ai;

namespace TelegramAdmin.Features.Conversations.Composer;

/// <summary>Nothing waits for the endpoint: while a suggestion is fetched, everything else of the page goes on.</summary>
public sealed partial class SuggestionStrip
{
    private static readonly TimeSpan LongestAsking = TimeSpan.FromSeconds(45);

    private SuggestionState? _state;
    private string? _trouble;
    private string _currency = "";
    private long? _tried;
    private bool _isAsking;
    private bool _isLive;

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    [Parameter, EditorRequired]
    public required long ConversationId { get; set; }

    [Parameter]
    public EventCallback<ReplyInsert> OnInsert { get; set; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required SuggestionDesk Desk { get; init; }

    [Inject]
    public required SuggestReply Suggest { get; init; }

    [Inject]
    public required SettingsStore Settings { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private bool IsAsking => _isAsking || (_state?.Row is { Outcome: AiOutcome.Asked } row && row.AskedAt > Clock.GetUtcNow() - LongestAsking);

    private AiAnswer? Offered => _state?.Row is { Outcome: AiOutcome.Offered } row ? row : null;

    private string? Trouble => _trouble ?? (_state?.Row is { Outcome: AiOutcome.Failed or AiOutcome.HandedOver } row ? row.Error : null);

    protected override async Task OnInitializedAsync()
    {
        Follow<ConversationChanged>(e => e.ConversationId == ConversationId);
        Follow<AiAnswerChanged>(e => e.ConversationId == ConversationId);
        Follow<SettingsChanged>(e => e.WorkspaceId == Staff.Workspace);
        _currency = await Settings.GetAsync(Staff.Workspace, AiSettings.Currency);
        await RefreshAsync();
    }

    // Not while the page is only rendered on the server: nobody looks at it yet.
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        _isLive = true;
        AskForRefresh();
    }

    protected override async Task RefreshAsync()
    {
        var state = await Desk.FindAsync(Staff.Workspace, ConversationId);
        if (state?.MessageId != _state?.MessageId)
            _trouble = null;
        _state = state;
        if (!_isLive || _isAsking || state is not { WantsOne: true, Row: null, MessageId: { } message } || _tried == message)
            return;
        _tried = message;
        _ = InvokeAsync(() => AskAsync(isAgain: false)); // The page goes on meanwhile.
    }

    private async Task AskAsync(bool isAgain)
    {
        if (_isAsking)
            return;
        (_isAsking, _trouble) = (true, null);
        StateHasChanged();
        try
        {
            await Session.RequireAsync(AdminRole.Operator);
            _trouble = (await Suggest.RunAsync(Staff.Workspace, ConversationId, isAgain)).Failure is { } failure && failure != AiErrors.UnderWay ? failure.Message : null;
            _state = await Desk.FindAsync(Staff.Workspace, ConversationId);
        }
        catch (StorageUnavailableException)
        {
            _trouble = L["The database does not answer."];
        }
        catch (Exception e) when (e is not ObjectDisposedException)
        {
            await DispatchExceptionAsync(e);
        }
        _isAsking = false;
        StateHasChanged();
    }

    private async Task UseAsync(AiAnswer offered)
    {
        if (await DecideAsync(offered, isUsed: true))
            await OnInsert.InvokeAsync(new ReplyInsert(offered.Answer, [], []));
    }

    private async Task<bool> DecideAsync(AiAnswer offered, bool isUsed)
    {
        await Session.RequireAsync(AdminRole.Operator);
        var failure = await Desk.DecideAsync(Staff.Workspace, offered.Id, isUsed, Staff.AdminId);
        if (failure is not null)
            Toasts.Warn(L["Nothing was changed"], failure.Message);
        await RefreshAsync();
        return failure is null;
    }

    private string Facts(AiAnswer offered) => $"{AiWords.Titles(offered, L)}\n{L["Confidence {0}", offered.Confidence]}, {AiWords.Cost(offered.CostMicros, _currency)}, {offered.Model}";
}
