using Microsoft.AspNetCore.Components.Authorization;
using TelegramAdmin.Core.Access;

namespace TelegramAdmin.Auth;

/// <summary>For pages: who looks at them, and the way to write down what they do.</summary>
public sealed class StaffSession(AuthenticationStateProvider authentication, AuditLog audit, IHttpContextAccessor http)
{
    private readonly string? _address = http.HttpContext?.Connection.RemoteIpAddress?.ToString();

    public async ValueTask<Staff> GetAsync() =>
        Staff.Of((await authentication.GetAuthenticationStateAsync()).User) ?? throw new UnauthorizedAccessException("Nobody is signed in.");

    /// <summary>Refuses what the role does not allow, even where a page forgot to hide the button.</summary>
    public async ValueTask<Staff> RequireAsync(AdminRole atLeast)
    {
        var staff = await GetAsync();
        return staff.Role >= atLeast ? staff : throw new UnauthorizedAccessException($"This takes the role {atLeast}.");
    }

    /// <summary>The same, as the one who acts.</summary>
    public async ValueTask<Actor> RequireActorAsync(AdminRole atLeast)
    {
        var staff = await RequireAsync(atLeast);
        return new Actor(staff.AdminId, staff.Name, _address);
    }

    /// <param name="action">Noun and past verb, such as <c>bot.removed</c>.</param>
    public async Task RecordAsync(string action, string target, string? details = null)
    {
        var staff = await GetAsync();
        await audit.RecordAsync(staff.Workspace, new Actor(staff.AdminId, staff.Name, _address), action, target, details);
    }
}
