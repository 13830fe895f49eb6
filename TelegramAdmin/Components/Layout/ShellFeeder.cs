using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Live;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access.Tenancy;
using TelegramAdmin.Core.Analytics;

namespace TelegramAdmin.Components.Layout;

/// <summary>Keeps the frame true: who is signed in, what is unread, and the pulse. Draws nothing itself, and the frame only where something changed.</summary>
public sealed class ShellFeeder : TickingComponent
{
    private const string Inbox = "/conversations";
    private const string Money = "/billing";
    private const string Broadcast = "/broadcast";

    private Staff? _staff;

    [Inject]
    public required Localizer L { get; init; }

    [Inject]
    public required ShellFeed Feed { get; init; }

    [Inject]
    public required LiveStatus Status { get; init; }

    [Inject]
    public required FrameReader Frame { get; init; }

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
        var frame = await Frame.ReadAsync(staff.Workspace);
        Feed.Update(shell => With(shell, PulseOf.Status(now), now.UnreadConversations, frame.ToSettle, SendingOf(frame)));
        return false;
    }

    /// <summary>How far what runs got, all together.</summary>
    private NavCount? SendingOf(FrameNumbers frame) => frame.ToSend == 0 ? null
        : new NavCount(Numbers.Percent((double)frame.Sent / frame.ToSend, 0), false, L["{0} of {1} sent", Numbers.Count(frame.Sent), Numbers.Count(frame.ToSend)]);

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
