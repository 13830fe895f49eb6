using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using TelegramAdmin.Core.Access;

namespace TelegramAdmin.Auth;

/// <summary>What a page or an endpoint asks for; everything that asks for nothing else asks for <see cref="Viewer"/>.</summary>
public static class Policies
{
    public const string Viewer = nameof(AdminRole.Viewer);
    public const string Operator = nameof(AdminRole.Operator);
    public const string Admin = nameof(AdminRole.Admin);
    public const string Owner = nameof(AdminRole.Owner);

    /// <summary>For what shows the server and so every workspace.</summary>
    public const string Server = nameof(Server);

    public static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        var policies = services.AddAuthorizationBuilder();
        foreach (var role in Enum.GetValues<AdminRole>())
            policies.AddPolicy(role.ToString(), policy => AtLeast(policy, role));
        policies.AddPolicy(Server, policy => policy.RequireAuthenticatedUser().RequireAssertion(context => Staff.Of(context.User) is { IsAtHome: true }));
        var fallback = new AuthorizationPolicyBuilder();
        AtLeast(fallback, AdminRole.Viewer);
        policies.SetFallbackPolicy(fallback.Build());
        return services;
    }

    private static void AtLeast(AuthorizationPolicyBuilder policy, AdminRole role) =>
        policy.RequireAuthenticatedUser().RequireAssertion(context => context.User.HasClaim(
            claim => claim.Type == ClaimTypes.Role && Enum.TryParse<AdminRole>(claim.Value, out var has) && has >= role));
}
