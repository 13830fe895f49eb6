namespace TelegramAdmin.Core.Backups.Elsewhere;

/// <summary>A bucket and who may write there.</summary>
internal sealed record BucketAddress(Uri Endpoint, string Region, string Bucket, string Prefix, string KeyId, string Secret)
{
    /// <param name="name">Of an object below the prefix; null for the bucket itself.</param>
    /// <param name="query">Sorted by name, as the signature wants it.</param>
    public Uri Of(string? name, IEnumerable<KeyValuePair<string, string>>? query = null)
    {
        var path = string.Join('/', new[] { Bucket }.Concat(name is null ? [] : (Prefix + name).Split('/')).Select(Uri.EscapeDataString));
        var asked = string.Join('&', (query ?? []).OrderBy(q => q.Key, StringComparer.Ordinal).Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value)}"));
        return new Uri($"{Endpoint.AbsoluteUri.TrimEnd('/')}/{path}{(asked.Length > 0 ? $"?{asked}" : "")}");
    }
}
