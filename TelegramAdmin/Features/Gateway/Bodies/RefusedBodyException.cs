using TelegramAdmin.Core.Gateway.Calls;

namespace TelegramAdmin.Features.Gateway.Bodies;

/// <summary>A request's body is not what it must be.</summary>
internal sealed class RefusedBodyException(GatewayAnswer answer) : Exception(answer.Description)
{
    public GatewayAnswer Answer => answer;
}
