using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Live;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access.Tenancy;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Components.Layout;

/// <summary>Keeps the frame true: who is signed in, what is unread, and the pulse. Draws nothing itself, and the frame only where something changed.</summary>
public sealed class ShellFeeder : TickingComponent
{
    private const string Inbox = "/conversations";
    private const string Money = "/billing";
    private const string Broadcast = "/broadcast";
    private const int TicksBetweenCounts = 15;
    private const int TicksBetweenShares = 3;
    private const int MostRunning = 20;

    private Staff? _staff;
    private int _ticks;
    private int _toSettle;
    private NavCount? _sending;

    [Inject]
    public required Localizer L { get; init; }

    [Inject]
    public required ShellFeed Feed { get; init; }

    [Inject]
    public required LiveStatus Status { get; init; }

    [Inject]
    public required FindingReader Findings { get; init; }

    [Inject]
    public required BroadcastReader Broadcasts { get; init; }

    [Inject]
    public required WorkspaceSeats Seats { get; init; }

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _staff = Staff.Of((await Authentication.GetAuthenticationStateAsync()).User);
        if (_staff is not { } staff)
            return;
        var places = WorkspaceChoices.Of(await Seats.OpenAsync(staff.AdminId), staff.Workspace);
        Feed.Update(shell => shell with { Workspaces = places, MayManage = staff.MayManage, Me = new ShellPerson($"admin-{staff.AdminId}", staff.Name, staff.Role.ToString()) });
        await TickAsync();
    }

    protected override bool ShouldRender() => false;

    protected override async Task<bool> TickAsync()
    {
        if (_staff is not { } staff)
            return false;
        var now = await Status.ReadAsync(staff.Workspace);
        if (_ticks++ % TicksBetweenCounts == 0)
            _toSettle = await Findings.CountAsync(staff.Workspace);
        if (_ticks % TicksBetweenShares == 1)
            _sending = await SendingAsync(staff.Workspace);
        Feed.Update(shell => With(shell, PulseOf.Status(now), now.UnreadConversations, _toSettle, _sending));
        return false;
    }

    /// <summary>How far what runs got, all together.</summary>
    private async Task<NavCount?> SendingAsync(WorkspaceId workspace)
    {
        var running = await Broadcasts.ListAsync(workspace, [BroadcastState.Running], null, null, MostRunning);
        var (done, all) = (running.Sum(r => r.Counts.Done), running.Sum(r => r.Counts.ToSend));
        return all == 0 ? null : new NavCount(Numbers.Percent((double)done / all, 0), false, L["{0} of {1} sent", Numbers.Count(done), Numbers.Count(all)]);
    }

    /// <summary>The same state where nothing changed, so that nobody draws.</summary>
    private ShellState With(ShellState shell, PulseReading pulse, int unread, int toSettle, NavCount? sending)
    {
        var counts = new Dictionary<string, NavCount>();
        if (unread > 0)
            counts[Inbox] = new NavCount(Numbers.Count(unread), true, L.Count(unread, "{0} unread", "{0} unread"));
        if (toSettle > 0)
            counts[Money] = new NavCount(Numbers.Count(toSettle), false, L.Count(toSettle, "{0} to settle", "{0} to settle"));
        if (sending is not null)
            counts[Broadcast] = sending;
        if (!new[] { Inbox, Money, Broadcast }.All(place => shell.Counts.GetValueOrDefault(place) == counts.GetValueOrDefault(place)))
            shell = shell with { Counts = counts };
        return shell.Pulse is { } shown && shown.IsSame(pulse) ? shell : shell with { Pulse = pulse };
    }
}
