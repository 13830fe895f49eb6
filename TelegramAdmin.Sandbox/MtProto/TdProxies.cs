using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.MtProto.Protocol;

namespace TelegramAdmin.Sandbox.MtProto;

/// <summary>The proxies of one client.</summary>
internal sealed class TdProxies
{
    private readonly SortedDictionary<int, JsonNode> _known = [];
    private int _last;

    public int? Enabled { get; private set; }

    /// <exception cref="TdError">It is no proxy.</exception>
    public JsonObject Add(TdRequest request)
    {
        var proxy = Check(request);
        _known[++_last] = proxy;
        if (request.Flag("enable")) Enabled = _last;
        return Describe(_last);
    }

    public JsonObject Enable(int id)
    {
        Enabled = _known.ContainsKey(id) ? id : throw new TdError(400, "Unknown proxy identifier");
        return Td.Ok;
    }

    public JsonObject Disable()
    {
        Enabled = null;
        return Td.Ok;
    }

    public JsonObject Remove(int id)
    {
        if (!_known.Remove(id)) throw new TdError(400, "Unknown proxy identifier");
        if (Enabled == id) Enabled = null;
        return Td.Ok;
    }

    public JsonObject List() => new() { ["@type"] = "addedProxies", ["proxies"] = new JsonArray([.. _known.Keys.Select(Describe)]) };

    /// <summary>A host that can never exist does not answer; every other one does.</summary>
    public static void Reach(TdRequest request)
    {
        var server = Check(request)["server"]!.GetValue<string>();
        if (server.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase)) throw new TdError(400, $"Can't resolve {server}");
    }

    private static JsonNode Check(TdRequest request)
    {
        var proxy = request.Inner("proxy") ?? throw new TdError(400, "Proxy must be non-empty");
        if (proxy.Text("server").Length == 0) throw new TdError(400, "Server name must be non-empty");
        if (proxy.Number("port") is < 1 or > 65_535) throw new TdError(400, "Wrong port number");
        var type = proxy.Inner("type") ?? throw new TdError(400, "Proxy type must be non-empty");
        if (type.Type is not ("proxyTypeSocks5" or "proxyTypeHttp" or "proxyTypeMtproto")) throw new TdError(400, "Proxy type must be non-empty");
        if (type.Type == "proxyTypeMtproto" && type.Text("secret").Length < 32) throw new TdError(400, "Wrong proxy secret");
        return request.Node("proxy")!;
    }

    private JsonObject Describe(int id) => new()
    {
        ["@type"] = "addedProxy", ["id"] = id, ["last_used_date"] = 0, ["is_enabled"] = Enabled == id, ["comment"] = "", ["proxy"] = _known[id].DeepClone(),
    };
}
