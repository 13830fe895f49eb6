using System.Globalization;
using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;
using TelegramAdmin.Core.Outbound;

namespace TelegramAdmin.Core.Backups.Elsewhere;

/// <summary>A bucket of a service that speaks S3 (docs.aws.amazon.com/AmazonS3/latest/API): PutObject, ListObjectsV2, DeleteObject.</summary>
internal sealed class BucketPlace(OutboundHttp http, BucketAddress bucket, TimeProvider time) : ICopyPlace
{
    /// <summary>More does not go in one PutObject.</summary>
    private const long Largest = 5L * 1024 * 1024 * 1024;

    private const int LargestList = 4 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PatienceToSend = TimeSpan.FromHours(2);

    public bool IsForeign => true;

    public async Task<IReadOnlyList<PlacedCopy>> ListAsync(CancellationToken cancellation)
    {
        var (found, next) = (new List<PlacedCopy>(), (string?)null);
        do
        {
            var query = new Dictionary<string, string> { ["list-type"] = "2", ["prefix"] = bucket.Prefix };
            if (next is not null)
                query["continuation-token"] = next;
            var page = Read(await CallAsync(HttpMethod.Get, bucket.Of(null, query), null, SignRequest.Empty, Patience, cancellation));
            found.AddRange(Of(page, "Contents").Select(c => new PlacedCopy(Text(c, "Key")[bucket.Prefix.Length..], long.Parse(Text(c, "Size"), CultureInfo.InvariantCulture))));
            next = Text(page, "IsTruncated") == "true" ? Text(page, "NextContinuationToken") : null;
        }
        while (next is { Length: > 0 });
        return found;
    }

    public async Task PutAsync(string name, string path, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (file.Length > Largest)
            throw new BackupException(BackupErrors.TooLarge);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
        file.Position = 0;
        using var content = new StreamContent(file);
        await CallAsync(HttpMethod.Put, bucket.Of(name), content, hash, PatienceToSend, cancellation);
    }

    public Task RemoveAsync(string name, CancellationToken cancellation) => CallAsync(HttpMethod.Delete, bucket.Of(name), null, SignRequest.Empty, Patience, cancellation);

    private async Task<string> CallAsync(HttpMethod method, Uri address, HttpContent? content, string hash, TimeSpan patience, CancellationToken cancellation)
    {
        var headers = SignRequest.Headers(method, address, hash, bucket.Region, bucket.KeyId, bucket.Secret, time.GetUtcNow());
        var answer = await http.SendAsync(method, address, content, headers, patience, cancellation, LargestList);
        return answer.IsSuccess ? answer.Body : throw new BackupException(BackupErrors.PlaceRefused(answer.Error ?? Reason(answer)));
    }

    /// <summary>S3 says why in XML; a proxy in between may not.</summary>
    private static string Reason(OutboundAnswer answer)
    {
        try
        {
            return XDocument.Parse(answer.Body).Root is { Name.LocalName: "Error" } error ? $"{answer.Status} {Text(error, "Code")}: {Text(error, "Message")}" : $"{answer.Status}";
        }
        catch (XmlException)
        {
            return $"{answer.Status}";
        }
    }

    private static XElement Read(string body)
    {
        try
        {
            return XDocument.Parse(body).Root!;
        }
        catch (XmlException)
        {
            throw new BackupException(BackupErrors.PlaceRefused("its list cannot be read"));
        }
    }

    // Services differ in their namespaces.
    private static IEnumerable<XElement> Of(XElement parent, string name) => parent.Elements().Where(e => e.Name.LocalName == name);

    private static string Text(XElement parent, string name) => Of(parent, name).FirstOrDefault()?.Value ?? "";
}
