using System.Buffers;

namespace TelegramAdmin.Api.Requests;

/// <summary>Reads a whole body; Kestrel keeps it within its limit and cuts clients that are too slow.</summary>
internal static class BodyBytes
{
    public static async ValueTask<byte[]> ReadAsync(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return bytes;
            }
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
