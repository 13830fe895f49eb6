using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.MtProto.Protocol;
using TelegramAdmin.Sandbox.MtProto.Writing;

namespace TelegramAdmin.Sandbox.MtProto.Methods;

/// <summary>What TDLib answers at once, without a client.</summary>
internal static class SynchronousMethods
{
    private const int HighestVerbosity = 1_023;

    public static JsonObject Answer(TdRequest request) => request.Type switch
    {
        "setLogVerbosityLevel" when request.Number("new_verbosity_level") is < 0 or > HighestVerbosity =>
            new TdError(400, "Wrong new verbosity level specified").ToJson(),
        "getLogVerbosityLevel" => new JsonObject { ["@type"] = "logVerbosityLevel", ["verbosity_level"] = 1 },
        "getLogStream" => Td.Of("logStreamEmpty"),
        "getTextEntities" => new JsonObject { ["@type"] = "textEntities", ["entities"] = FormattedTextWriter.Write(request.Text("text"))["entities"]!.DeepClone() },
        _ => Td.Ok,
    };
}
