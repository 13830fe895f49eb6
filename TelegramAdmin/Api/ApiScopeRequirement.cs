using TelegramAdmin.Core.Access.ApiKeys;

namespace TelegramAdmin.Api;

/// <summary>On every endpoint of the API: the key must have one of these scopes.</summary>
public sealed record ApiScopeRequirement(IReadOnlyList<ApiScopes> AnyOf)
{
    public bool IsMetBy(ActiveApiKey key)
    {
        foreach (var scope in AnyOf)
        {
            if (key.Allows(scope))
                return true;
        }
        return false;
    }

    public string Words => string.Join(" or ", AnyOf.Select(ApiScopeWords.WordOf));
}

public static class ApiScopeRouting
{
    /// <summary>Lets keys with any of these scopes in. An endpoint of the API without this is not reachable.</summary>
    public static T RequireScope<T>(this T endpoint, params ApiScopes[] anyOf) where T : IEndpointConventionBuilder => endpoint.WithMetadata(new ApiScopeRequirement(anyOf));
}
