using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Operations.Messages;

/// <summary>The history of messages: found by filters, decided one by one or all at once.</summary>
public sealed partial class MessagesPage
{
    /// <summary>Rows on the screen are looked at again so many seconds apart.</summary>
    private const int LookEvery = 2;

    private readonly HashSet<long> _chosen = [];
    private Staff _staff = null!;
    private MessageQuery _query = new();
    private MessageFilter _filter = new();
    private MessageNames _names = MessageNames.None;
    private MessagePage? _page;
    private MessageCount? _count;
    private MessageDetails? _opened;
    private IReadOnlyDictionary<(BotId, long), Recipient> _recipients = new Dictionary<(BotId, long), Recipient>();
    private (long Done, long Total)? _progress;
    private string _shown = "";
    private bool _isAllChosen;
    private int _fresh;
    private int _seconds;

    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    [SupplyParameterFromQuery]
    public string? Bot { get; set; }

    [SupplyParameterFromQuery]
    public string? Chat { get; set; }

    [SupplyParameterFromQuery]
    public string? Source { get; set; }

    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    [SupplyParameterFromQuery]
    public string? Method { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery]
    public string? Cause { get; set; }

    [SupplyParameterFromQuery]
    public string? Lane { get; set; }

    [SupplyParameterFromQuery]
    public string? Priority { get; set; }

    [SupplyParameterFromQuery]
    public long? Open { get; set; }

    [SupplyParameterFromQuery]
    public long? Cursor { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required MessageReader Reader { get; init; }

    [Inject]
    public required RecipientReader Recipients { get; init; }

    [Inject]
    public required MessageNamesReader Names { get; init; }

    [Inject]
    public required MessageActs Acts { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private string CountWords => _count is not { } count ? "" : !count.IsMore ? SettlementWords.Messages(count.Count, L)
        : count.Count == 0 ? L["many messages"] : L["more than {0}", SettlementWords.Messages(count.Count, L)];

    private string ChosenWords => !_isAllChosen ? L["{0} selected", Numbers.Count(_chosen.Count)]
        : _count?.IsMore == true ? L["{0} selected", CountWords] : L["All {0} selected", CountWords];

    private string PageWords => _page!.IsCutShort && _page.Rows.Count > 0
        ? L["{0} found so far; older ones wait behind Older", Numbers.Count(_page.Rows.Count)]
        : L["{0} of {1}", Numbers.Count(_page.Rows.Count), CountWords];

    private string EmptyText => _page!.IsCutShort ? L["None among the newer ones. Look through the older ones with Older."]
        : _query.IsEmpty ? L["No messages yet. What your bots send will stand here, with every try."] : L["No message matches these filters."];

    private string? NewestHref => Cursor is null ? null : Navigation.With(UrlState.Cursor, null);

    private string? OlderHref => _page?.Next is { } next ? Navigation.With(UrlState.Cursor, next.ToString(CultureInfo.InvariantCulture)) : null;

    private bool IsPageChosen => _isAllChosen || (_page is { Rows.Count: > 0 } && _page.Rows.All(m => _chosen.Contains(m.Id)));

    protected override async Task OnParametersSetAsync()
    {
        _staff = await Session.GetAsync();
        var query = new MessageQuery(Status, Bot, Chat, Source, Period, Method, Text, Cause, Lane, Priority);
        var shown = $"{query}{Cursor}";
        _names = await Names.ReadAsync(_staff.Workspace);
        if (shown != _shown)
        {
            if (query != _query)
                (_count, _isAllChosen) = (null, false);
            _chosen.Clear();
            (_shown, _query, _page) = (shown, query, null);
            await LoadAsync();
        }
        await OpenAsync();
    }

    protected override async Task<bool> TickAsync()
    {
        if (_page is null || _progress is not null || ++_seconds % LookEvery != 0)
            return false;
        await RefreshAsync();
        await OpenAsync();
        return true;
    }

    private async Task LoadAsync()
    {
        _filter = _query.ToFilter(Clock.GetUtcNow());
        _page = await Reader.ListAsync(_staff.Workspace, _filter, Cursor);
        _recipients = await Recipients.ReadAsync(_staff.Workspace, _page.Rows);
        _fresh = 0;
        _count = await Reader.CountAsync(_staff.Workspace, _filter);
    }

    /// <summary>Rows change where they stand; new ones wait behind a button, so that nothing moves under the pointer.</summary>
    private async Task RefreshAsync()
    {
        var shown = _page!;
        var now = (await Reader.ReadAsync(_staff.Workspace, [.. shown.Rows.Select(m => m.Id)])).ToDictionary(m => m.Id);
        var newest = shown.Rows.Count > 0 ? shown.Rows[0].Id : 0;
        _fresh = Cursor is null && !shown.IsCutShort ? await Reader.CountNewerAsync(_staff.Workspace, _filter, newest) : 0;
        if (ReferenceEquals(shown, _page))
            _page = shown with { Rows = [.. shown.Rows.Select(m => now.GetValueOrDefault(m.Id, m))] };
    }

    private async Task OpenAsync()
    {
        if (Open is not { } id)
        {
            _opened = null;
            return;
        }
        _opened = await Reader.FindAsync(_staff.Workspace, id);
        if (_opened is { Message: var message } && !_recipients.ContainsKey((message.BotId, message.ChatId)))
            _recipients = _recipients.Concat(await Recipients.ReadAsync(_staff.Workspace, [message])).ToDictionary();
    }

    private Recipient? RecipientOf(OutboxMessage message) => _recipients.GetValueOrDefault((message.BotId, message.ChatId));

    /// <summary>The address of the row above or below the open one.</summary>
    private string? Beside(int step)
    {
        var rows = _page?.Rows.Select(m => m.Id).ToList() ?? [];
        var at = Open is { } id ? rows.IndexOf(id) : -1;
        return at >= 0 && at + step >= 0 && at + step < rows.Count
            ? Navigation.With(new Dictionary<string, object?> { ["open"] = rows[at + step] })
            : null;
    }

    private void Choose(long id, bool isChosen)
    {
        if (_isAllChosen)
            ChooseRows(); // From all to those of the page but this one.
        _isAllChosen = false;
        if (isChosen)
            _chosen.Add(id);
        else
            _chosen.Remove(id);
    }

    private void ChoosePage(ChangeEventArgs e)
    {
        ChooseNone();
        if (e.Value is true)
            ChooseRows();
    }

    private void ChooseRows() => _chosen.UnionWith(_page!.Rows.Select(m => m.Id));

    private void ChooseNone()
    {
        _chosen.Clear();
        _isAllChosen = false;
    }

    private async Task SettleChosenAsync(Settlement settlement)
    {
        if (_isAllChosen)
            await SettleAllAsync(settlement);
        else
            await SettleAsync(settlement, [.. _chosen]);
    }

    private async Task SettleAsync(Settlement settlement, IReadOnlyList<long> ids)
    {
        var fitting = ids.Count(id => _page!.Rows.FirstOrDefault(m => m.Id == id) is { } row && SettleMessages.StatesFor(settlement).Contains(row.State));
        if (fitting == 0)
            Toasts.Warn(L["Nothing was changed"], L[SettlementWords.None(settlement)]);
        else if (await Confirmation.AskAsync(SettlementWords.Ask(settlement, new MessageCount(fitting, false), L)))
            await DoneAsync(settlement, await Acts.RunAsync(settlement, ids));
    }

    private async Task SettleAllAsync(Settlement settlement)
    {
        var filter = _query.ToFilter(Clock.GetUtcNow());
        var count = await Acts.CountAsync(settlement, filter);
        if (count is { Count: 0, IsMore: false })
            Toasts.Warn(L["Nothing was changed"], L[SettlementWords.None(settlement)]);
        else if (await Confirmation.AskAsync(SettlementWords.Ask(settlement, count, L)))
        {
            _progress = (0, count.Count);
            var progress = new Progress<int>(done =>
            {
                _progress = (done, Math.Max(done, count.Count));
                StateHasChanged();
            });
            try
            {
                await DoneAsync(settlement, await Acts.RunAsync(settlement, filter, new Uri(Navigation.Uri).Query.TrimStart('?'), progress));
            }
            finally
            {
                _progress = null;
            }
        }
    }

    private async Task SettleOneAsync(Settlement settlement) => await DoneAsync(settlement, await Acts.RunAsync(settlement, [_opened!.Message.Id]));

    private async Task DoneAsync(Settlement settlement, int count)
    {
        if (count > 0)
            Toasts.Done(SettlementWords.Done(settlement, count, L));
        else
            Toasts.Warn(L["Nothing was changed"], L[SettlementWords.None(settlement)]);
        ChooseNone();
        await LoadAsync();
        await OpenAsync();
    }
}
