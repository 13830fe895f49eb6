using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Sessions;

namespace TelegramAdmin.Auth;

/// <summary>Ends an open page when its person changed the password or was disabled, and at once when its session was ended.</summary>
internal sealed class LiveStaffCheck : RevalidatingServerAuthenticationStateProvider
{
    private static readonly Task<AuthenticationState> Nobody = Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity())));

    private readonly IServiceScopeFactory _scopes;
    private readonly StaffSessions _sessions;

    public LiveStaffCheck(ILoggerFactory loggers, IServiceScopeFactory scopes, StaffSessions sessions) : base(loggers)
    {
        (_scopes, _sessions) = (scopes, sessions);
        _sessions.Ended += LeaveIfMine;
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
        _sessions.Ended -= LeaveIfMine;
        base.Dispose(disposing);
    }

    private void LeaveIfMine(string keyHash)
    {
        if (Present is { } person && SessionKeys.Of(person) == keyHash)
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
