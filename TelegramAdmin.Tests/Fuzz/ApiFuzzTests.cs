using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Fuzz;

/// <summary>Every operation that the API describes, with ids, filters, cursors and bodies of somebody who means harm and has a key.</summary>
[Collection(FuzzCollection.Name)]
public sealed partial class ApiFuzzTests(FuzzedApp fuzzed)
{
    private const int Tries = 8;

    [Fact]
    public async Task EveryOperation_WithAnythingInIt_AnswersOrSaysWhyNot()
    {
        var document = JsonElement.Parse(await fuzzed.App.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        using var program = await fuzzed.App.ProgramAsync(ApiScopes.Admin);
        var hostile = new Hostile(20261124);
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => (Method: o.Name.ToUpperInvariant(), Path: p.Name, o.Value)))
            .Where(o => !o.Path.EndsWith("/updates", StringComparison.Ordinal)).ToList(); // A stream that does not end.
        Assert.True(operations.Count > 60, $"Only {operations.Count} operations were found.");

        foreach (var (method, path, operation) in operations)
        {
            for (var n = 0; n < Tries; n++)
            {
                var (address, body) = ($"{Segment().Replace(path, _ => n == 0 ? "1" : hostile.InAddress() is { Length: > 0 } any ? any : "x")}{Query(operation, hostile)}", Body(operation, hostile));
                var answer = await program.SendAsync(new HttpMethod(method), address, method is "GET" or "DELETE" ? null : body);

                var said = $"{method} {address} {body} answers {(int)answer.Status} {answer.Text}";
                Assert.True((int)answer.Status < 500 || answer.Status == HttpStatusCode.BadGateway, said);
                // The server itself refuses what is no address at all, before the API sees it.
                if ((int)answer.Status >= 400 && answer.Headers.ContainsKey("X-Content-Type-Options"))
                    Assert.True(answer.Code.Length > 0, said);
            }
        }
    }

    private static string Query(JsonElement operation, Hostile hostile)
    {
        if (!operation.TryGetProperty("parameters", out var parameters))
            return "";
        var given = parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query" && hostile.Random.Next(2) == 0)
            .Select(p => $"{p.GetProperty("name").GetString()}={hostile.InAddress()}");
        return $"?{string.Join('&', given)}";
    }

    /// <summary>An example of the document with something wrong in it, or anything at all.</summary>
    private static string Body(JsonElement operation, Hostile hostile)
    {
        if (hostile.Random.Next(5) == 0 || !operation.TryGetProperty("requestBody", out var body) || !body.GetProperty("content").TryGetProperty("application/json", out var content))
            return hostile.Json();
        var examples = content.TryGetProperty("examples", out var several) ? several.EnumerateObject().Select(e => e.Value.GetProperty("value").GetRawText()).ToList()
            : content.TryGetProperty("example", out var one) ? [one.GetRawText()] : ["{}"];
        return hostile.Mutate(examples[hostile.Random.Next(examples.Count)]);
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Segment();
}
