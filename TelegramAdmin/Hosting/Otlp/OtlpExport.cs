using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using TelegramAdmin.Core.Telemetry;
using TelegramAdmin.Features.Operations.About;

namespace TelegramAdmin.Hosting.Otlp;

/// <summary>Sends traces and metrics to an OpenTelemetry collector. Without an address nothing of it is loaded.</summary>
internal static class OtlpExport
{
    private static readonly string[] Meters =
        [EngineMeters.Name, "System.Runtime", "System.Net.Http", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Components.Server.Circuits", "Npgsql"];

    // The name of a pool is the connection string.
    private static readonly MetricStreamConfiguration WithoutPoolName = new() { TagKeys = ["db.client.connection.state"] };

    public static WebApplicationBuilder AddOtlp(this WebApplicationBuilder builder, OtlpSettings? settings)
    {
        if (settings is null)
            return builder;
        Translate(builder.Configuration, settings);
        builder.Services.AddSingleton<GaugeSnapshots>().AddHostedService(provider => provider.GetRequiredService<GaugeSnapshots>());
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => Describe(resource, builder.Configuration))
            .WithTracing(tracing => tracing.AddSource(EngineTraces.Name).AddAspNetCoreInstrumentation(server => server.Filter = IsWorthASpan).AddHttpClientInstrumentation().AddProcessor(new SpanAllowList()))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddView("db.client.*", WithoutPoolName))
            .UseOtlpExporter();
        return builder;
    }

    // The exporter reads the standard names, so ours become those; what is set by a standard name alone stays as it is.
    private static void Translate(ConfigurationManager configuration, OtlpSettings settings)
    {
        if (settings.Endpoint is not { } endpoint)
            return;
        configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint.AbsoluteUri;
        configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] = settings.IsGrpc ? "grpc" : "http/protobuf";
        if (settings.Headers is { Length: > 0 } headers)
            configuration["OTEL_EXPORTER_OTLP_HEADERS"] = headers;
    }

    private static void Describe(ResourceBuilder resource, ConfigurationManager configuration)
    {
        if (configuration["OTEL_SERVICE_NAME"] is not { Length: > 0 } && configuration["OTEL_RESOURCE_ATTRIBUTES"]?.Contains("service.name=", StringComparison.Ordinal) != true)
            resource.AddService("telegramadmin", serviceVersion: ProductVersions.Product);
    }

    // Circuits last for hours, files and looks at our health say nothing.
    private static bool IsWorthASpan(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) && !context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/metrics", StringComparison.OrdinalIgnoreCase) && !Path.HasExtension(context.Request.Path.Value);
}
