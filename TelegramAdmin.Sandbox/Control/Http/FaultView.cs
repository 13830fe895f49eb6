using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TelegramAdmin.Sandbox.Control.Watching;

namespace TelegramAdmin.Sandbox.Control.Http;

/// <summary>Faults and limits as one JSON object; a POST changes what it names.</summary>
internal sealed record FaultView(FaultSettings Faults, SandboxLimits Limits)
{
    public static FaultView Of(SandboxWorld world) => new(world.Faults, world.Limits);

    public static async Task<FaultView> ApplyAsync(SandboxWorld world, HttpRequest request)
    {
        var current = JsonSerializer.SerializeToNode(Of(world), PageJson.Options)!;
        if (await JsonNode.ParseAsync(request.Body) is not JsonObject changes) throw new ArgumentException("A JSON object is expected.");
        Merge(current.AsObject(), changes);
        var changed = current.Deserialize<FaultView>(PageJson.Options)!;
        world.Faults = changed.Faults;
        world.Limits = changed.Limits;
        return changed;
    }

    private static void Merge(JsonObject target, JsonObject changes)
    {
        foreach (var (name, value) in changes)
        {
            if (value is JsonObject inner && target[name] is JsonObject existing) Merge(existing, inner);
            else target[name] = value?.DeepClone();
        }
    }
}
