using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace TelegramAdmin.Core.Access.ApiKeys;

/// <summary>The SHA-256 of a key as a number, which a dictionary compares faster than text.</summary>
internal readonly record struct ApiKeyHash(ulong A, ulong B, ulong C, ulong D)
{
    public static ApiKeyHash Of(string key)
    {
        Span<byte> bytes = stackalloc byte[key.Length];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Encoding.ASCII.GetBytes(key, bytes);
        SHA256.HashData(bytes, hash);
        var words = MemoryMarshal.Cast<byte, ulong>(hash);
        return new ApiKeyHash(words[0], words[1], words[2], words[3]);
    }

    // It is random already.
    public override int GetHashCode() => A.GetHashCode();
}
