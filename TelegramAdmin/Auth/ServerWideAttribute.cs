using Microsoft.AspNetCore.Authorization;

namespace TelegramAdmin.Auth;

/// <summary>A page that shows the server itself and so every workspace: beside its role it asks for the first workspace.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ServerWideAttribute : Attribute, IAuthorizeData
{
    public string? Policy { get; set; } = Policies.Server;

    public string? Roles { get; set; }

    public string? AuthenticationSchemes { get; set; }
}
