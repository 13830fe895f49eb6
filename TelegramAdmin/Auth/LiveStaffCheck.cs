using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Sessions;
using TelegramAdmin.Core.Events;

namespace TelegramAdmin.Auth;

/// <summary>Ends an open page when its person changed the password or was disabled, and at once when its session was ended.</summary>
internal sealed class LiveStaffCheck : RevalidatingServerAuthenticationStateProvider
{
    private static readonly Task<AuthenticationState> Nobody = Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity())));

    private readonly IServiceScopeFactory _scopes;
    private readonly IDisposable _ended;

    public LiveStaffCheck(ILoggerFactory loggers, IServiceScopeFactory scopes, EventBus events) : base(loggers)
    {
        _scopes = scopes;
        _ended = events.Subscribe<StaffSessionEnded>(LeaveIfMine);
    }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<Admin>>();
        return await signIn.ValidateSecurityStampAsync(authenticationState.User) is { IsDisabled: false };
    }

    protected override void Dispose(bool disposing)
    {
        _ended.Dispose();
        base.Dispose(disposing);
    }

    private void LeaveIfMine(StaffSessionEnded ended)
    {
        if (Present is { } person && SessionKeys.Of(person) == ended.KeyHash)
            SetAuthenticationState(Nobody);
    }

    /// <summary>Null where no page is open yet.</summary>
    private ClaimsPrincipal? Present
    {
        get
        {
            try
            {
                return GetAuthenticationStateAsync() is { IsCompletedSuccessfully: true } state ? state.Result.User : null;
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }
    }
}
