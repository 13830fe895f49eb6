using System.Text;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Gateway.Calls;

namespace TelegramAdmin.Features.Gateway.Bodies;

/// <summary>
/// Reads a call's parameters from the query and from a body in JSON, as a form or in parts, as Telegram takes them
/// (core.telegram.org/bots/api#making-requests). Files go to the spool as they come.
/// </summary>
internal sealed class BodyReader(Spool spool)
{
    /// <summary>Parameters without files.</summary>
    private const int LargestText = 1024 * 1024;

    /// <summary>One upload of the largest size and room for the rest.</summary>
    private const long LargestParts = Spool.LargestUpload + (2 * LargestText);

    /// <exception cref="RefusedBodyException">It is not what it must be; files that came with it are gone again.</exception>
    public async Task<CallBody> ReadAsync(HttpContext context, DocumentedMethod method)
    {
        var body = new CallBody(method);
        try
        {
            foreach (var pair in new QueryStringEnumerable(context.Request.QueryString.Value))
                Add(body, pair.DecodeName().ToString(), pair.DecodeValue().ToString());
            if (HttpMethods.IsPost(context.Request.Method))
                await ReadPostAsync(context, body);
            return body;
        }
        catch
        {
            spool.Remove(Spool.Describe(body.Files));
            throw;
        }
    }

    /// <exception cref="RefusedBodyException">A parameter cannot be read.</exception>
    public static void Add(CallBody body, string name, string text)
    {
        if (body.Add(name, text) is { } fault)
            throw new RefusedBodyException(fault);
    }

    /// <exception cref="RefusedBodyException">It is not UTF-8.</exception>
    public static string TextOf(ReadOnlySpan<byte> utf8) => Utf8.IsValid(utf8) ? Encoding.UTF8.GetString(utf8) : throw new RefusedBodyException(GatewayErrors.NotText);

    private async Task ReadPostAsync(HttpContext context, CallBody body)
    {
        var type = context.Request.ContentType ?? "";
        if (type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            Limit(context, LargestParts);
            await new PartsReader(body, spool, LargestText).ReadAsync(context.Request, context.RequestAborted);
            return;
        }
        Limit(context, LargestText);
        if (type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            AddJson(body, await TextAsync(context));
        else if (type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            AddForm(body, TextOf(await TextAsync(context)));
    }

    private static void Limit(HttpContext context, long largest)
    {
        if (context.Request.ContentLength > largest)
            throw new RefusedBodyException(GatewayErrors.TooLarge);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = largest;
    }

    private static async Task<byte[]> TextAsync(HttpContext context)
    {
        using var buffer = new MemoryStream((int)(context.Request.ContentLength ?? 1024));
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return buffer.ToArray();
    }

    private static void AddForm(CallBody body, string form)
    {
        foreach (var pair in new QueryStringEnumerable(form))
            Add(body, pair.DecodeName().ToString(), pair.DecodeValue().ToString());
    }

    private static void AddJson(CallBody body, byte[] json)
    {
        if (json.Length == 0)
            return;
        var fault = OutsideJson.Read(json, OutsideJson.DeepestBody, out var node) switch
        {
            JsonReading.Sound => node is JsonObject values ? body.Add(values) : GatewayErrors.BadRequest("JSON object expected"),
            JsonReading.NotText => GatewayErrors.NotText,
            _ => GatewayErrors.BadRequest("can't parse the request as JSON object"),
        };
        if (fault is not null)
            throw new RefusedBodyException(fault);
    }
}
