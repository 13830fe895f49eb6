using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TelegramAdmin.Core.Payments.Stripe.Receiving;

/// <summary>Checks who sent an event: <c>t=…,v1=…</c>, HMAC-SHA256 over time and raw body (docs.stripe.com/webhooks#verify-manually).</summary>
public static class StripeSignature
{
    /// <summary>Older, or further ahead, and it may be somebody's repetition of a call that they recorded.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Stripe sends one for each secret while a secret is being changed; many more would only cost time.</summary>
    private const int MostSignatures = 16;

    /// <summary>What is wrong; null where one signature fits one of the secrets and the time is near.</summary>
    public static StripeSignatureFault? Check(string? header, ReadOnlySpan<byte> body, IEnumerable<string> secrets, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(header))
            return StripeSignatureFault.Missing;
        if (!TryRead(header, out var time, out var signatures))
            return StripeSignatureFault.Malformed;
        if (!Fits(time, body, signatures, secrets))
            return StripeSignatureFault.Wrong;
        return (now.ToUnixTimeSeconds() - time) switch
        {
            var age when age > Tolerance.TotalSeconds => StripeSignatureFault.TooOld,
            var age when age < -Tolerance.TotalSeconds => StripeSignatureFault.FromTheFuture,
            _ => null,
        };
    }

    private static bool TryRead(string header, out long time, out List<byte[]> signatures)
    {
        (time, signatures) = (-1, []);
        foreach (var part in header.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith("t=", StringComparison.Ordinal) && !long.TryParse(part.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out time))
                return false;
            if (part.StartsWith("v1=", StringComparison.Ordinal) && signatures.Count < MostSignatures)
                signatures.Add(Bytes(part[3..]));
        }
        return time >= 0 && time < DateTimeOffset.MaxValue.ToUnixTimeSeconds() && signatures.Count > 0;
    }

    // What is no signature at all fits nothing, beside others that may.
    private static byte[] Bytes(string hex)
    {
        var bytes = new byte[HMACSHA256.HashSizeInBytes];
        return hex.Length == 2 * bytes.Length && Convert.FromHexString(hex, bytes, out _, out _) == System.Buffers.OperationStatus.Done ? bytes : [];
    }

    private static bool Fits(long time, ReadOnlySpan<byte> body, List<byte[]> signatures, IEnumerable<string> secrets)
    {
        var fits = false;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var secret in secrets)
        {
            using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
            hmac.AppendData(Encoding.ASCII.GetBytes($"{time.ToString(CultureInfo.InvariantCulture)}."));
            hmac.AppendData(body);
            hmac.GetHashAndReset(expected);
            foreach (var signature in signatures)
                fits |= CryptographicOperations.FixedTimeEquals(signature, expected);
        }
        return fits;
    }
}

/// <summary>Why an event's signature is not accepted.</summary>
public enum StripeSignatureFault
{
    Missing,
    Malformed,

    /// <summary>Another secret, or another body than the one that was signed.</summary>
    Wrong,
    TooOld,
    FromTheFuture,
}
