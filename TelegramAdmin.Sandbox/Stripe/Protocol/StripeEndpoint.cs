using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TelegramAdmin.Sandbox.Stripe.Objects;
using TelegramAdmin.Sandbox.Stripe.Reference;

namespace TelegramAdmin.Sandbox.Stripe.Protocol;

/// <summary>Answers /v1/…: https://docs.stripe.com/api.</summary>
internal sealed class StripeEndpoint(StripeAccount account)
{
    private const int LargestBody = 1024 * 1024;

    /// <param name="path">/v1/customers, without whatever stands before it.</param>
    public async Task HandleAsync(HttpContext http, string path)
    {
        var request = new IncomingCall(StripeIds.New("request"), http.Request, path);
        var answer = await AnswerAsync(request, http.RequestAborted);
        lock (account.Gate) account.Requests.Add(request.Log(answer, account.World.Time.GetUtcNow()));
        if (answer.Status < 300 && account.Faults.LosesAnswer())
        {
            http.Abort();
            return;
        }

        await SendAsync(http, request, answer);
    }

    private async Task<StripeAnswer> AnswerAsync(IncomingCall request, CancellationToken ct)
    {
        try
        {
            StripeKeyCheck.Check(request.Http, account);
            if (request.Version is { } version && version != StripeReference.Current.Version)
                throw StripeException.Invalid($"Invalid Stripe API version: {version}. The sandbox knows {StripeReference.Current.Version} only.");
            account.Faults.Strike();
            if (!OperationTable.Current.TryFind(request.Http.Method, request.Path, out var entry, out var ids))
                throw StripeException.UnknownUrl(request.Http.Method, request.Path);
            request.Operation = entry.Name;
            request.Args = FormTree.Parse(await ReadAsync(request.Http, ct));
            request.Args = ParameterCheck.Read(entry.Shape, request.Args);
            UnservedParameters.Refuse(entry.Name, request.Args);
            return await RunAsync(request, entry, ids, ct);
        }
        catch (StripeException refused)
        {
            return StripeAnswer.Of(refused, request.Id);
        }
    }

    private async Task<StripeAnswer> RunAsync(IncomingCall request, OperationTable.Entry entry, IReadOnlyList<string> ids, CancellationToken ct)
    {
        var call = new StripeCall(account, request.Path, ids, request.Args);
        if (request.Http.Method != HttpMethods.Post || request.IdempotencyKey is not { } key)
        {
            await account.Faults.BeforeAnswerAsync(ct);
            return Run(request, entry, call);
        }

        var fingerprint = Fingerprint(request);
        lock (account.Gate)
        {
            if (account.Idempotency.Begin(key, fingerprint, account.Now) is { } kept) return StripeAnswer.Again(kept);
        }

        StripeAnswer? answer = null;
        try
        {
            await account.Faults.BeforeAnswerAsync(ct);
            return answer = Run(request, entry, call);
        }
        finally
        {
            lock (account.Gate) account.Idempotency.Finish(key, answer is null ? null : new KeptAnswer(key, fingerprint, account.Now, answer.Status, answer.Body, request.Id));
        }
    }

    private StripeAnswer Run(IncomingCall request, OperationTable.Entry entry, StripeCall call)
    {
        lock (account.Gate)
        {
            account.Cause = new StripeCause(request.Id, request.IdempotencyKey);
            try
            {
                var result = (JsonObject)entry.Run(call).DeepClone();
                new Expansion(account).Apply(result, (call.Args["expand"] as JsonArray ?? []).Select(path => path!.GetValue<string>()));
                return new StripeAnswer(200, result.ToJsonString(StripeText.Options));
            }
            catch (StripeException refused)
            {
                return StripeAnswer.Of(refused, request.Id);
            }
            finally
            {
                account.Cause = null;
            }
        }
    }

    private static async Task<string> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var query = request.QueryString.HasValue ? request.QueryString.Value[1..] : "";
        if (!HttpMethods.IsPost(request.Method) && request.ContentLength is null or 0) return query;
        if (request.ContentType is { } type && !type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) && request.ContentLength > 0)
            throw StripeException.Invalid($"Invalid Content-Type: {type}. Stripe takes application/x-www-form-urlencoded.");
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(ct);
            if (read.Buffer.Length > LargestBody) throw new StripeException(413, "invalid_request_error", "Request body is too large.");
            if (read.IsCompleted)
            {
                var body = Encoding.UTF8.GetString(read.Buffer.ToArray());
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return query.Length == 0 ? body : $"{query}&{body}";
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static string Fingerprint(IncomingCall request) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Path}\n{request.Args.ToJsonString()}")));

    private static async Task SendAsync(HttpContext http, IncomingCall request, StripeAnswer answer)
    {
        var response = http.Response;
        response.StatusCode = answer.Status;
        response.ContentType = "application/json";
        response.Headers["Request-Id"] = request.Id;
        response.Headers["Stripe-Version"] = StripeReference.Current.Version;
        response.Headers.CacheControl = "no-cache, no-store";
        if (request.IdempotencyKey is { } key) response.Headers["Idempotency-Key"] = key;
        if (answer.OriginalRequest is { } original)
        {
            response.Headers["Idempotent-Replayed"] = "true";
            response.Headers["Original-Request"] = original;
        }

        if (answer.RetryAfter is { } seconds) response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (answer.ShouldRetry is { } should) response.Headers["Stripe-Should-Retry"] = should ? "true" : "false";
        if (answer.Status == 401) response.Headers.WWWAuthenticate = "Basic realm=\"Stripe\"";
        await response.WriteAsync(answer.Body, http.RequestAborted);
    }
}
