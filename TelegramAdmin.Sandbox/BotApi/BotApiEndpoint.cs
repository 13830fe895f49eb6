using Microsoft.AspNetCore.Http;
using TelegramAdmin.Sandbox.BotApi.Requests.Bodies;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.Updates;

namespace TelegramAdmin.Sandbox.BotApi;

/// <summary>Answers /bot{token}/{method}.</summary>
internal sealed class BotApiEndpoint(World world, ApiExecutor executor, UpdatePoller poller)
{
    public async Task HandleAsync(HttpContext http, string token, string methodName)
    {
        var ct = http.RequestAborted;
        var method = ApiMethods.All.GetValueOrDefault(methodName);
        var name = method?.Name ?? methodName;
        await world.Faults.BeforeCallAsync(ct);
        if (world.Faults.Drops(name))
        {
            http.Abort();
            return;
        }

        using var answer = Answer.Rent();
        await RunAsync(http, token, method, answer, ct);
        await world.Faults.BeforeAnswerAsync(name, ct);
        if (answer.Status == 200 && world.Faults.LosesAnswer(name)) Lose(http);
        else await SendAsync(http, answer, ct);
    }

    private void Lose(HttpContext http)
    {
        lock (world.Gate) world.Counters.LostAnswers++;
        http.Abort();
    }

    private async Task RunAsync(HttpContext http, string token, ApiMethod? method, Answer answer, CancellationToken ct)
    {
        try
        {
            var bot = Authorize(token);
            if (method is null) throw ApiException.NotFound();
            var args = await RequestReader.ReadAsync(http.Request, ct);
            var call = new ApiCall(world, bot, method.Name, args);
            if (method.Name == ApiMethods.GetUpdates) await poller.RunAsync(call, answer, ct);
            else executor.Run(method, call, answer);
        }
        catch (ApiException refused)
        {
            answer.Fail(refused);
        }
    }

    private Bot Authorize(string token)
    {
        lock (world.Gate)
        {
            if (!world.Faults.RevokesAll && world.TryFindBot(token, out var bot)) return bot;
        }

        throw ApiException.Unauthorized();
    }

    private static async Task SendAsync(HttpContext http, Answer answer, CancellationToken ct)
    {
        var response = http.Response;
        response.StatusCode = answer.Status;
        response.ContentType = "application/json";
        response.ContentLength = answer.Body.Length;
        if (answer.RetryAfter is { } seconds) response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await response.BodyWriter.WriteAsync(answer.Body, ct);
    }
}
