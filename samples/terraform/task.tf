resource "aws_ecs_task_definition" "shop" {
  family                   = "shop"
  network_mode             = "awsvpc"
  requires_compatibilities = ["EC2"]
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn
  cpu                      = 512
  memory                   = 1024

  container_definitions = jsonencode([
    {
      name         = "api"
      image        = "${aws_ecr_repository.api.repository_url}:${var.image_tag}"
      essential    = true
      memory       = 768
      user         = "1000:1000"
      portMappings = [{ containerPort = 8080, protocol = "tcp" }]
      environment = [
        { name = "ORDERS_TABLE", value = "shop-orders" },
        { name = "SMTP_PASSWORD", value = "hunter2-but-longer" },
      ]
      environmentFiles = [
        { type = "s3", value = "arn:aws:s3:::shop-config/api/production.env" },
      ]
      secrets = [
        {
          name      = "DB_PASSWORD"
          valueFrom = "${aws_secretsmanager_secret.db.arn}:password::"
        },
        {
          name      = "PAYMENT_KEY"
          valueFrom = aws_ssm_parameter.payment_key.arn
        },
      ]
      mountPoints = [{ sourceVolume = "uploads", containerPath = "/uploads" }]
      healthCheck = { command = ["CMD-SHELL", "wget -q -O /dev/null http://localhost:8080/health"] }
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          "awslogs-group"         = "/ecs/shop"
          "awslogs-region"        = local.region
          "awslogs-stream-prefix" = "api"
          "awslogs-create-group"  = "true"
        }
      }
    }
  ])

  volume {
    name = "uploads"
    efs_volume_configuration {
      file_system_id     = "fs-0a1b2c3d4e5f60718"
      transit_encryption = "ENABLED"
      authorization_config {
        iam = "ENABLED"
      }
    }
  }

  placement_constraints {
    type       = "memberOf"
    expression = "attribute:esc.availability-zone == eu-west-1a"
  }

  tags = local.tags
}

resource "aws_ecr_repository" "api" {
  name                 = "shop/api"
  image_tag_mutability = "IMMUTABLE"

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_secretsmanager_secret" "db" {
  name = "shop/db"
}

resource "aws_ssm_parameter" "payment_key" {
  name  = "/shop/payment-key"
  type  = "SecureString"
  value = "set by hand"

  lifecycle {
    ignore_changes = [value]
  }
}
