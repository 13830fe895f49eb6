using Microsoft.AspNetCore.Components.Server.Circuits;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Features.Operations;

/// <summary>Counts the browsers that hold a live page.</summary>
internal sealed class CountCircuits(OpenCircuits circuits) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        circuits.Opened();
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        circuits.Closed();
        return Task.CompletedTask;
    }
}
