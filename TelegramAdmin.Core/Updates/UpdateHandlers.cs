using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Updates;

/// <summary>Every handler in its turn; an update that one of them stops goes no further.</summary>
public sealed class UpdateHandlers(IEnumerable<IUpdateHandler> handlers)
{
    private readonly IUpdateHandler[] _ordered = [.. handlers.OrderBy(h => h.Stage)];

    public async Task RunAsync(UpdateContext context)
    {
        foreach (var handler in _ordered)
        {
            if (context.IsStopped)
                return;
            using var span = EngineTraces.Start(handler.GetType().Name);
            await handler.HandleAsync(context);
        }
    }
}
