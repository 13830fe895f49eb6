using System.Globalization;
using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Moderation.Stopped;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Credits;
using TelegramAdmin.Features.Settings;

namespace TelegramAdmin.Features.Moderation.Stopped;

/// <summary>What the guard kept from the team. Filters and the open message stand in the address.</summary>
public sealed partial class StoppedPage
{
    public const string Address = "/conversations/stopped";

    private const int PageSize = 50;

    private readonly Dictionary<BotId, string> _bots = [];
    private Staff _staff = null!;
    private IReadOnlyList<StoppedMessage>? _rows;
    private StoppedMessage? _opened;
    private string? _letThroughBy;

    [SupplyParameterFromQuery]
    public string? Reason { get; set; }

    [SupplyParameterFromQuery]
    public long? Person { get; set; }

    [SupplyParameterFromQuery]
    public long? Open { get; set; }

    [SupplyParameterFromQuery]
    public long? Cursor { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required StoppedReader Messages { get; init; }

    [Inject]
    public required BotDirectory Bots { get; init; }

    [Inject]
    public required StaffNames Names { get; init; }

    [Inject]
    public required ModerationActs Acts { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private StopReason? ReasonAsked => Enum.GetValues<StopReason>().Cast<StopReason?>().FirstOrDefault(r => ModerationWords.Of(r!.Value) == Reason);

    private bool IsFiltered => ReasonAsked is not null || Person is not null;

    private IReadOnlyList<StoppedMessage> Shown => [.. _rows!.Take(PageSize)];

    private string? OlderHref => _rows!.Count > PageSize ? Navigation.With(UrlState.Cursor, Shown[^1].Id.ToString(CultureInfo.InvariantCulture)) : null;

    public static string Of(StopReason reason) => $"{Address}?reason={ModerationWords.Of(reason)}";

    public static string Of(long telegramUserId) => $"{Address}?person={telegramUserId.ToString(CultureInfo.InvariantCulture)}";

    protected override async Task OnInitializedAsync()
    {
        _staff = await Session.GetAsync();
        Follow<MessageStopped>(e => e.WorkspaceId == _staff.Workspace);
    }

    protected override async Task OnParametersSetAsync()
    {
        _staff ??= await Session.GetAsync();
        await RefreshAsync();
    }

    protected override async Task RefreshAsync()
    {
        var rows = await Messages.ReadAsync(_staff.Workspace, new StoppedFilter(ReasonAsked, Person, Cursor, PageSize));
        _opened = Open is { } id ? await Messages.FindAsync(_staff.Workspace, id) : null;
        _letThroughBy = _opened?.LetThroughBy is { } admin ? (await Names.ReadAsync(_staff.Workspace)).GetValueOrDefault(admin, L["somebody of the team"]) : null;
        if (_opened is { BotId: var bot } && !_bots.ContainsKey(bot))
            _bots[bot] = (await Bots.FindAsync(bot))?.Name ?? L["a bot that was removed"];
        _rows = rows;
    }

    private string NameOf(BotId bot) => _bots[bot];

    private async Task LetThroughAsync()
    {
        var done = await Acts.LetThroughAsync(_opened!.Id);
        if (!done.TryGet(out var conversation, out var failure))
            Toasts.Warn(L["It was not let through"], failure.Message);
        else
            Toasts.Done(L["The message is let through"], conversation is null ? null : L["It stands in the conversation now."]);
        await RefreshAsync();
    }

    private async Task RestrictAsync()
    {
        var (person, name) = (_opened!.TelegramUserId, _opened.PersonName);
        await Dialogs.OpenAsync<RestrictDialog>(L["Ban or mute {0}", name], new Dictionary<string, object?> { [nameof(RestrictDialog.TelegramUserId)] = person, [nameof(RestrictDialog.PersonName)] = name }!, FormDialogs.Narrow);
    }
}
