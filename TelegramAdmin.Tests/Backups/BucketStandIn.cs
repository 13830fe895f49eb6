using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Backups;

/// <summary>Stands in for a service that speaks S3: one bucket in memory, which looks at each signature by itself and lists in pages of two.</summary>
internal sealed class BucketStandIn : IAsyncDisposable
{
    public const string KeyId = "AKIDEXAMPLE";
    public const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    public const string Region = "eu-test-1";

    private const int PageSize = 2;

    private readonly WebApplication _app;

    private BucketStandIn(WebApplication app, Uri url) => (_app, Url) = (app, url);

    public Uri Url { get; }

    public ConcurrentDictionary<string, byte[]> Objects { get; } = new();

    public static async Task<BucketStandIn> StartAsync()
    {
        var url = new Uri($"http://127.0.0.1:{RunningApp.FreePort()}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url.AbsoluteUri).ConfigureKestrel(k => k.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var bucket = new BucketStandIn(app, url);
        app.Run(bucket.AnswerAsync);
        await app.StartAsync();
        return bucket;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var raw = http.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?', 2);
        var hash = Convert.ToHexStringLower(SHA256.HashData(body.ToArray()));
        if (http.Request.Headers["x-amz-content-sha256"] != hash || http.Request.Headers.Authorization != Expected(http, raw[0], raw.Length > 1 ? raw[1] : "", hash))
        {
            await SayAsync(http, HttpStatusCode.Forbidden, new XElement("Error", new XElement("Code", "SignatureDoesNotMatch"), new XElement("Message", "The signature is another one.")));
            return;
        }
        var name = Uri.UnescapeDataString(raw[0]).Replace("/backups of ours", "", StringComparison.Ordinal).TrimStart('/');
        switch (http.Request.Method)
        {
            case "PUT":
                Objects[name] = body.ToArray();
                break;
            case "DELETE":
                Objects.TryRemove(name, out _);
                http.Response.StatusCode = (int)HttpStatusCode.NoContent;
                break;
            default:
                await SayAsync(http, HttpStatusCode.OK, List(http.Request.Query["prefix"]!, http.Request.Query["continuation-token"]));
                break;
        }
    }

    private XElement List(string prefix, string? token)
    {
        var (ours, skipped) = (Objects.Where(o => o.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(o => o.Key, StringComparer.Ordinal).ToList(), token is null ? 0 : int.Parse(token.Split('=')[1], System.Globalization.CultureInfo.InvariantCulture));
        XNamespace s3 = "http://s3.amazonaws.com/doc/2006-03-01/";
        var isCut = ours.Count > skipped + PageSize;
        return new XElement(s3 + "ListBucketResult", new XElement(s3 + "IsTruncated", isCut), isCut ? new XElement(s3 + "NextContinuationToken", $"from+/={skipped + PageSize}") : null,
            ours.Skip(skipped).Take(PageSize).Select(o => new XElement(s3 + "Contents", new XElement(s3 + "Key", o.Key), new XElement(s3 + "Size", o.Value.Length))));
    }

    /// <summary>From what arrived, by the words of the specification.</summary>
    private static string Expected(HttpContext http, string path, string query, string hash)
    {
        var time = http.Request.Headers["x-amz-date"].ToString();
        var canonical = new StringBuilder().Append(http.Request.Method).Append('\n').Append(path).Append('\n')
            .AppendJoin('&', query.Split('&').Order(StringComparer.Ordinal)).Append('\n')
            .Append("host:").Append(http.Request.Headers.Host).Append('\n').Append("x-amz-content-sha256:").Append(hash).Append('\n').Append("x-amz-date:").Append(time).Append("\n\n")
            .Append("host;x-amz-content-sha256;x-amz-date\n").Append(hash).ToString();
        var scope = $"{time[..8]}/{Region}/s3/aws4_request";
        var toSign = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Mac(Mac(Mac(Mac(Encoding.UTF8.GetBytes("AWS4" + Secret), time[..8]), Region), "s3"), "aws4_request");
        return $"AWS4-HMAC-SHA256 Credential={KeyId}/{scope},SignedHeaders=host;x-amz-content-sha256;x-amz-date,Signature={Convert.ToHexStringLower(Mac(key, toSign))}";
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static async Task SayAsync(HttpContext http, HttpStatusCode status, XElement words)
    {
        http.Response.StatusCode = (int)status;
        await http.Response.WriteAsync(words.ToString());
    }
}
