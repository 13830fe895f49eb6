using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Live;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics;

namespace TelegramAdmin.Components.Layout;

/// <summary>Keeps the frame true: who is signed in, what is unread, and the pulse. Draws nothing itself, and the frame only where something changed.</summary>
public sealed class ShellFeeder : TickingComponent
{
    private const string Inbox = "/conversations";

    private Staff? _staff;

    [Inject]
    public required ShellFeed Feed { get; init; }

    [Inject]
    public required LiveStatus Status { get; init; }

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
        Feed.Update(shell => With(shell, PulseOf.Status(now), now.UnreadConversations));
        return false;
    }

    /// <summary>The same state where nothing changed, so that nobody draws.</summary>
    private static ShellState With(ShellState shell, PulseReading pulse, int unread)
    {
        var text = unread == 0 ? null : Numbers.Count(unread);
        if (shell.Counts.GetValueOrDefault(Inbox)?.Text != text)
            shell = shell with { Counts = text is null ? new Dictionary<string, NavCount>() : new Dictionary<string, NavCount> { [Inbox] = new(text, true, $"{text} unread") } };
        return shell.Pulse is { } shown && shown.IsSame(pulse) ? shell : shell with { Pulse = pulse };
    }
}
