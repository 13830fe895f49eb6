using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TelegramAdmin.Core.Backups.Elsewhere;

/// <summary>Signature Version 4 for S3, in the Authorization header (docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).</summary>
internal static class SignRequest
{
    /// <summary>SHA-256 of nothing.</summary>
    public const string Empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private const string Signed = "host;x-amz-content-sha256;x-amz-date";

    /// <returns>The headers that go with the request.</returns>
    /// <param name="address">Its path and query escaped as they are sent, the query sorted by name.</param>
    /// <param name="hash">SHA-256 of the body, in hexadecimal digits.</param>
    public static IReadOnlyDictionary<string, string> Headers(HttpMethod method, Uri address, string hash, string region, string keyId, string secret, DateTimeOffset at)
    {
        var (time, day) = (at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture), at.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        var host = address.IsDefaultPort ? address.IdnHost : string.Create(CultureInfo.InvariantCulture, $"{address.IdnHost}:{address.Port}");
        var request = $"{method.Method}\n{address.AbsolutePath}\n{Query(address)}\nhost:{host}\nx-amz-content-sha256:{hash}\nx-amz-date:{time}\n\n{Signed}\n{hash}";
        var scope = $"{day}/{region}/s3/aws4_request";
        var key = new[] { day, region, "s3", "aws4_request" }.Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), Mac);
        var signature = Convert.ToHexStringLower(Mac(key, $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request)))}"));
        return new Dictionary<string, string>
        {
            ["x-amz-content-sha256"] = hash,
            ["x-amz-date"] = time,
            ["Authorization"] = $"AWS4-HMAC-SHA256 Credential={keyId}/{scope},SignedHeaders={Signed},Signature={signature}",
        };
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    // A name without a value is signed with an empty one.
    private static string Query(Uri address) => string.Join('&', address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(q => q.Contains('=', StringComparison.Ordinal) ? q : q + "="));
}
