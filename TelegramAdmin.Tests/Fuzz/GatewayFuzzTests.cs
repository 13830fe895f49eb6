using System.Net;
using System.Net.Sockets;
using System.Text;
using TelegramAdmin.Core.Gateway.Calls;
using TelegramAdmin.Tests.Gateway;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Fuzz;

/// <summary>The drop-in endpoint: every method that the Bot API documents, with parameters that no library would write, and requests that break off.</summary>
[Collection(FuzzCollection.Name)]
public sealed class GatewayFuzzTests(FuzzedApp fuzzed)
{
    [Fact]
    public async Task EveryMethod_WithAnythingInIt_AnswersInTelegramsShape()
    {
        using var program = await fuzzed.App.GatewayAsync(fuzzed.Bot);
        var hostile = new Hostile(20261125);
        Assert.True(DocumentedMethods.All.Count > 150);

        foreach (var method in DocumentedMethods.All.OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            // A long poll would wait as long as it was told to; a chat that exists would wait for its turn.
            var names = method.Parameters.Keys.Where(name => name != "timeout").ToList();
            var json = $"{{{string.Join(',', names.Where(_ => hostile.Random.Next(4) > 0).Select(name => $"\"{name}\":{hostile.Json()}"))}}}";

            var answer = await program.CallAsync(method.Name, json);
            Assert.True(answer.Status is < 500 or 502 or 504, $"{method.Name} {json}: {answer.Text}");

            using var form = new MultipartFormDataContent($"----{hostile.Random.Next()}");
            foreach (var name in names)
                form.Add(new StringContent(Hostile.Whole(hostile.Word())), name);
            answer = await program.PostAsync(method.Name, form);
            Assert.True(answer.Status is < 500 or 502 or 504, $"{method.Name}: {answer.Text}");
        }
    }

    [Fact]
    public async Task Request_ThatBreaksOffOrLiesAboutItsLength_HoldsNobodyUp()
    {
        using var program = await fuzzed.App.GatewayAsync(fuzzed.Bot);
        const string Part = "--b\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a.txt\"\r\n\r\nhello";
        string[] rests =
        [
            $"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000\r\n\r\n{Part}",
            $"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {Part.Length}\r\n\r\n{Part}",
            $"Content-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{Part}",
            $"Content-Type: multipart/form-data; boundary={new string('x', 500)}\r\nContent-Length: {Part.Length}\r\n\r\n{Part}",
            $"Content-Type: multipart/form-data\r\nContent-Length: {Part.Length}\r\n\r\n{Part}",
            $"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {Part.Length + 4000}\r\n\r\n{string.Concat(Enumerable.Repeat("--b\r\n", 800))}{Part}",
            "Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{\"chat_id\":",
            "Content-Type: application/json; charset=utf-7\r\nContent-Length: 2\r\n\r\n{}",
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 20\r\n\r\nchat_id=%zz&text=%00",
            "Content-Type: /\r\nContent-Length: 2\r\n\r\n{}",
            "Content-Length: 99999999999999\r\n\r\n{}",
        ];

        foreach (var rest in rests)
        {
            var line = await SendAsync($"POST /bot{program.Token}/sendDocument HTTP/1.1\r\nHost: {fuzzed.App.Url.Authority}\r\nConnection: close\r\n{rest}");
            Assert.True(line.Length == 0 || line.StartsWith("HTTP/1.1 4", StringComparison.Ordinal), $"{line} at {rest[..Math.Min(80, rest.Length)]}");
        }
        Assert.True((await program.CallAsync("getMe")).IsOk);
    }

    /// <summary>Says no more than this, and hangs up.</summary>
    /// <returns>The first line of the answer.</returns>
    private async Task<string> SendAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, fuzzed.App.Url.Port);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request));
            client.Client.Shutdown(SocketShutdown.Send);
            return await reader.ReadLineAsync() ?? "";
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            return ""; // It was hung up on first.
        }
    }
}
