using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Live;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Payments.Reading;

namespace TelegramAdmin.Components.Layout;

/// <summary>Keeps the frame true: who is signed in, what is unread, and the pulse. Draws nothing itself, and the frame only where something changed.</summary>
public sealed class ShellFeeder : TickingComponent
{
    private const string Inbox = "/conversations";
    private const string Money = "/billing";
    private const int TicksBetweenCounts = 15;

    private Staff? _staff;
    private int _ticks;
    private int _toSettle;

    [Inject]
    public required ShellFeed Feed { get; init; }

    [Inject]
    public required LiveStatus Status { get; init; }

    [Inject]
    public required FindingReader Findings { get; init; }

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _staff = Staff.Of((await Authentication.GetAuthenticationStateAsync()).User);
        if (_staff is not { } staff)
            return;
        Feed.Update(shell => shell with { MayManage = staff.MayManage, Me = new ShellPerson($"admin-{staff.AdminId}", staff.Name, staff.Role.ToString()) });
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
        Feed.Update(shell => With(shell, PulseOf.Status(now), now.UnreadConversations, _toSettle));
        return false;
    }

    /// <summary>The same state where nothing changed, so that nobody draws.</summary>
    private static ShellState With(ShellState shell, PulseReading pulse, int unread, int toSettle)
    {
        var counts = new Dictionary<string, NavCount>();
        if (unread > 0)
            counts[Inbox] = new NavCount(Numbers.Count(unread), true, $"{Numbers.Count(unread)} unread");
        if (toSettle > 0)
            counts[Money] = new NavCount(Numbers.Count(toSettle), false, $"{Numbers.Count(toSettle)} to settle");
        if (!new[] { Inbox, Money }.All(place => shell.Counts.GetValueOrDefault(place) == counts.GetValueOrDefault(place)))
            shell = shell with { Counts = counts };
        return shell.Pulse is { } shown && shown.IsSame(pulse) ? shell : shell with { Pulse = pulse };
    }
}
